using System.Globalization;

namespace CmPowerShell.Engine.Formatting.GitLab;

/// <summary>Lines for a job of GitLab CI: a section for each group, which its page folds, and issues as lines in the form that compilers use.</summary>
/// <param name="verbose">Whether details are shown.</param>
/// <param name="silent">Whether the story of the work is left out.</param>
/// <param name="guard">Breaks commands in the texts of groups and issues.</param>
/// <param name="clock">Supplies the time, which each mark of a section has.</param>
public sealed class GitLabFormatter(bool verbose, bool silent, OutputGuard guard, TimeProvider clock) : BuildServiceFormatter(verbose, silent, guard)
{
    // The marks delete their line, so that a user sees only the title.
    private const string DeleteLine = "\u001b[0K";
    private static int _last;
    private int _number;

    private string Time => clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    // A job has many groups of one title, and GitLab needs a name for each.
    private string Name => string.Create(CultureInfo.InvariantCulture, $"cm_{Environment.ProcessId}_{_number}");

    private protected override IEnumerable<string> OpenGroup(string title)
    {
        _number = Interlocked.Increment(ref _last);
        return [$"{DeleteLine}section_start:{Time}:{Name}[collapsed=true]\r{DeleteLine}{title.ReplaceLineEndings(" ")}"];
    }

    private protected override IEnumerable<string> CloseGroup() => [$"{DeleteLine}section_end:{Time}:{Name}\r{DeleteLine}"];

    private protected override string? Command(Issue issue) => null;
}
