using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting;

/// <summary>A warning or error that shows on the page of the build.</summary>
/// <param name="IsError">Whether it is an error, or else a warning.</param>
/// <param name="Text">The problem.</param>
/// <param name="Id">The stable id of the error, the warning or the rule.</param>
/// <param name="Location">The place; null where it has none.</param>
internal sealed record Issue(bool IsError, string Text, string Id, SourceLocation? Location = null)
{
    // Services refuse or cut messages of 4,096 characters and more.
    private const int LongestText = 4000;
    private const string CutMark = " … (cut; the log has the rest)";

    /// <summary>Whether the line is known. A service can point at a line, and not at a file alone; so without a line the text names the file.</summary>
    public bool HasLine => Location is { Line: > 0 };

    /// <summary>The issue of an error.</summary>
    public static Issue Of(CmError error)
    {
        var issue = new Issue(IsError: true, error.Text, error.Id, error.Location);
        return issue.HasLine ? issue with { Text = (error with { Location = null }).Text } : issue;
    }

    /// <summary>The issue of a finding.</summary>
    public static Issue Of(DiagnosticReported mistake)
    {
        var issue = new Issue(mistake.IsError, mistake.Text, mistake.Id, mistake.Location);
        return issue.HasLine ? issue : issue with { Text = $"{mistake.Text} ({mistake.Location})" };
    }

    /// <summary>The issue with a text that services take.</summary>
    public Issue Short() => Text.Length <= LongestText ? this : this with { Text = Cut(Text) + CutMark };

    /// <summary>The issue as a line of a log, in the form that compilers use: <c>file:line:column: error: text [id]</c>.</summary>
    public override string ToString() =>
        $"{(HasLine ? $"{Location}: " : "")}{(IsError ? "error" : "warning")}: {Text}{(Id.Length > 0 ? $" [{Id}]" : "")}";

    private static string Cut(string text)
    {
        var end = LongestText - CutMark.Length;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }
}
