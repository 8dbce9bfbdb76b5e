namespace CmPowerShell.Engine.Formatting.AzurePipelines;

/// <summary>
/// Text that somebody else wrote, made harmless for the agent: it finds <c>##vso[</c> anywhere in a line and would do what stands there, and takes <c>##[</c>
/// for the beginning of a group or for an error. A blank behind the signs keeps both readable and idle.
/// </summary>
internal static class ForeignLine
{
    /// <summary>The text without commands.</summary>
    public static string Neutralize(string text) =>
        text.Replace("##vso[", "## vso[", StringComparison.OrdinalIgnoreCase).Replace("##[", "## [", StringComparison.Ordinal);
}
