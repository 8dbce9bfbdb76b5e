using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Formatting.AzurePipelines;

/// <summary>
/// Commands as the agent of Azure Pipelines finds them: <c>##vso[</c> anywhere in a line. It also warns about <c>##vso</c> alone, and its page takes <c>##[</c> for the
/// beginning of a group or for an error.
/// </summary>
internal sealed partial class AgentSyntax : ICommandSyntax
{
    /// <inheritdoc/>
    public string Break(string text, bool wraps) => Prefix().Replace(text, "## ");

    [GeneratedRegex(@"##(?=vso|\[)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
