using System.Text.RegularExpressions;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting.GitHubActions;

/// <summary>The names that expressions of a workflow accept after a dot, as in <c>matrix.NAME</c> and <c>outputs.NAME</c>.</summary>
internal static partial class PropertyName
{
    /// <summary>A name that GitHub Actions takes.</summary>
    /// <exception cref="CmException"><c>VariableNameInvalid</c>.</exception>
    internal static string Checked(string name) => Legal().IsMatch(name) ? name : throw new CmException(new CmError(
        "VariableNameInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{name}' cannot be a name in a workflow of GitHub Actions.")
    {
        Hint = "Take letters, digits, '_' and '-', with a letter or '_' in front.",
        Target = name,
    });

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_-]*\z")]
    private static partial Regex Legal();
}
