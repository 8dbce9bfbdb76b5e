using System.Text.Json.Nodes;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Formatting.AzurePipelines;

namespace CmPowerShell.Engine.Matrices;

/// <summary>The legs of a job as Azure Pipelines reads them for <c>strategy: matrix</c>: one line of JSON with a map of variables for each leg.</summary>
public static class BuildMatrix
{
    /// <summary>How many jobs Azure Pipelines makes of one at most.</summary>
    public const int MostLegs = 256;

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
            matrix[name] = new JsonObject(leg.Variables.Select(variable => KeyValuePair.Create(VariableName.Checked(variable.Key), (JsonNode?)variable.Value)));
        }

        return matrix.ToJsonString();
    }
}
