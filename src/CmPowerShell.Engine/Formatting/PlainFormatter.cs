namespace CmPowerShell.Engine.Formatting;

/// <summary>Lines for a build service without known commands: a heading for each group, and issues as lines in the format of compilers.</summary>
/// <param name="verbose">Whether details are shown.</param>
/// <param name="silent">Whether the story of the work is left out.</param>
/// <param name="guard">Breaks commands in the texts of groups and issues.</param>
public sealed class PlainFormatter(bool verbose, bool silent, OutputGuard guard) : BuildServiceFormatter(verbose, silent, guard)
{
    private protected override IEnumerable<string> OpenGroup(string title) => [$"=== {title.ReplaceLineEndings(" ")} ==="];

    private protected override IEnumerable<string> CloseGroup() => [];

    private protected override string? Command(Issue issue) => null;
}
