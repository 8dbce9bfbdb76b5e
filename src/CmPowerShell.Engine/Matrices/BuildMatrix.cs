using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Engine.Matrices;

/// <summary>The legs of a job as Azure Pipelines reads them for <c>strategy: matrix</c>: one line of JSON with a map of variables for each leg.</summary>
public static partial class BuildMatrix
{
    /// <summary>How many jobs Azure Pipelines makes of one at most.</summary>
    public const int MostLegs = 256;

    private static readonly string[] Reserved = ["endpoint", "input", "secret", "path", "securefile"];

    /// <summary>Writes the matrix.</summary>
    /// <param name="legs">The legs, in order.</param>
    /// <param name="limit">How many there may be.</param>
    /// <exception cref="CmException"><c>MatrixTooLarge</c>: there are more; <c>VariableNameInvalid</c>: the agent would refuse a variable.</exception>
    public static string Of(IReadOnlyList<MatrixLeg> legs, int limit = MostLegs)
    {
        ArgumentNullException.ThrowIfNull(legs);
        if (legs.Count > limit)
        {
            throw new CmException(new CmError("MatrixTooLarge", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The matrix has {legs.Count} legs, and {limit} are allowed.")
            { Hint = "Give fewer scripts, variations or values." });
        }

        var matrix = new JsonObject();
        foreach (var (name, leg) in LegNames.Of([.. legs.Select(leg => leg.Label)]).Zip(legs))
        {
            matrix[name] = new JsonObject(leg.Variables.Select(variable => KeyValuePair.Create(Checked(variable.Key), (JsonNode?)variable.Value)));
        }

        return matrix.ToJsonString();
    }

    /// <summary>A name of a variable that the agent of Azure Pipelines takes.</summary>
    /// <exception cref="CmException"><c>VariableNameInvalid</c>.</exception>
    public static string Checked(string name) => Legal().IsMatch(name) && !Array.Exists(Reserved, word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)) ? name : throw new CmException(new CmError(
        "VariableNameInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{name}' cannot be the name of a variable of a pipeline.")
    {
        Hint = $"Take letters, digits, '_' and '.', with a letter or '_' in front, and another beginning than {string.Join(", ", Reserved)}.",
        Target = name,
    });

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.]*\z")]
    private static partial Regex Legal();
}
