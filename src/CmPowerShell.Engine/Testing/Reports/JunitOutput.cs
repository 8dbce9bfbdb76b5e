namespace CmPowerShell.Engine.Testing.Reports;

/// <summary>The output of a test with its log as an attachment, in the form that Azure Pipelines and GitLab read: <c>[[ATTACHMENT|path]]</c>.</summary>
internal static class JunitOutput
{
    private const string Mark = "[[ATTACHMENT|";

    /// <summary>The text; empty where there is neither output nor a log. A mark that a script printed attaches nothing.</summary>
    internal static string Of(ScriptTestResult result)
    {
        var lines = result.Output.Select(line => line.Replace(Mark, "[ [ATTACHMENT|", StringComparison.OrdinalIgnoreCase));
        return string.Join('\n', LogOf(result) is { } log && File.Exists(log) ? lines.Append($"{Mark}{log}]]") : lines);
    }

    /// <summary>Full path of the log; null if there is none.</summary>
    internal static string? LogOf(ScriptTestResult result) => result.Run?.LogPath ?? result.Error?.LogPath;
}
