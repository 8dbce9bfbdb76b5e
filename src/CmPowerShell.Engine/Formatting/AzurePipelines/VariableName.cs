using System.Text.RegularExpressions;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting.AzurePipelines;

/// <summary>The names that variables of a pipeline can have.</summary>
public static partial class VariableName
{
    private static readonly string[] Reserved = ["endpoint", "input", "secret", "path", "securefile"];

    /// <summary>A name that the agent of Azure Pipelines takes.</summary>
    /// <exception cref="CmException"><c>VariableNameInvalid</c>.</exception>
    public static string Checked(string name) => Refusal(name) is null ? name : throw new CmException(new CmError(
        "VariableNameInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{name}' cannot be the name of a variable of a pipeline.")
    {
        Hint = $"Take {Rule}.",
        Target = name,
    });

    /// <summary>Explains why the agent would refuse a name, as the end of a sentence; null where it accepts it.</summary>
    public static string? Refusal(string name) =>
        Legal().IsMatch(name) && !Array.Exists(Reserved, word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)) ? null : $"the agent takes {Rule}";

    private static string Rule => $"letters, digits, '_' and '.', with a letter or '_' in front, and another beginning than {string.Join(", ", Reserved)}";

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.]*\z")]
    private static partial Regex Legal();
}
