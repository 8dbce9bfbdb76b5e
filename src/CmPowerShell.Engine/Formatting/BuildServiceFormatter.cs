using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting;

/// <summary>
/// Lines for the log of a build service: one group for each script of a run, warnings and errors as issues of the build, and the unchanged output of scripts.
/// During a run all of it is written to one stream, because the log has only one and order matters. Before the first script, and without one, standard output has the answer
/// alone, which a step may capture: warnings and errors go to standard error, where services read commands as well.
/// </summary>
/// <param name="verbose">Whether details are shown.</param>
/// <param name="silent">Whether the story of the work is left out.</param>
/// <param name="guard">Breaks commands in the texts of groups and issues.</param>
public abstract class BuildServiceFormatter(bool verbose, bool silent, OutputGuard guard) : IEventFormatter
{
    private readonly object _gate = new();
    private readonly ScriptGroups _groups = new();
    private readonly IssueQuota _quota = new();
    private readonly List<Issue> _findings = [];
    private bool _isRun;

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Format(EngineEvent engineEvent) => Locked(() => [.. Commands(Secrets()), .. GetLines(engineEvent)]);

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Format(CmError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Locked(() => [.. EndGroup(0), .. Commands(EndRun("Failed")), .. Kept(), .. Details(error), .. Commands(Written(Issue.Of(error)))]);
    }

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Finish() => Locked(Kept);

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Close() => Locked(() => [.. EndGroup(0), .. Commands(EndRun("Canceled")), .. Kept()]);

    /// <summary>The commands that open a group.</summary>
    private protected abstract IEnumerable<string> OpenGroup(string title);

    /// <summary>The commands that close it.</summary>
    private protected abstract IEnumerable<string> CloseGroup();

    /// <summary>The command that shows an issue on the page of the build; none where the service has no such page.</summary>
    private protected abstract string? Command(Issue issue);

    /// <summary>The commands that make the service mask the secrets that it does not know yet.</summary>
    private protected virtual IEnumerable<string> Secrets() => [];

    /// <summary>Adds lines when a script begins.</summary>
    private protected virtual IEnumerable<string> BeginScript(ScriptFound found) => [];

    /// <summary>Adds lines when it ends.</summary>
    private protected virtual IEnumerable<string> EndScript(ScriptFinished finished) => [];

    /// <summary>Adds lines when everything that has begun ends.</summary>
    private protected virtual IEnumerable<string> EndRun(string result) => [];

    /// <summary>The progress of a long activity.</summary>
    private protected virtual IEnumerable<string> Progress(ProgressReported progress) => [];

    /// <summary>A text without commands, for a command of ours.</summary>
    private protected string Guarded(string text) => guard.Text(text);

    private static OutputLine Answer(string text) => new(text, OutputChannel.Main);

    private OutputLine Log(string text) => new(text, _isRun ? OutputChannel.Main : OutputChannel.Error);

    private IEnumerable<OutputLine> Commands(IEnumerable<string> lines) => lines.Select(line => Log(line) with { Kind = LineKind.Command });

    private IEnumerable<OutputLine> GetLines(EngineEvent engineEvent) => engineEvent switch
    {
        ScriptFound found => [.. EndGroup(found.Depth), .. Begin(found)],
        ScriptFinished finished => [.. Story(finished, Duration(finished)), .. EndGroup(finished.Depth), .. Commands(EndScript(finished))],
        OutputReceived output => [.. Group(output.Depth), Answer(output.Text) with { Kind = LineKind.ScriptOutput }],
        TextPrinted printed => [Answer(printed.Text)],
        ServiceCommanded command => [Answer(command.Line) with { Kind = LineKind.Command }],
        WarningReported warning => Show(new Issue(IsError: false, warning.Text, warning.Id)),
        ProblemReported problem => Show(Issue.Of(problem.Error)),
        DiagnosticReported mistake => Keep(Issue.Of(mistake)),
        ProgressReported progress => Commands(Progress(progress)),
        DetailReported detail => verbose ? Story(detail, detail.Text) : [],
        _ => TextEventFormatter.StoryLine(engineEvent) is { } line ? Story(engineEvent, line) : [],
    };

    private IEnumerable<OutputLine> Begin(ScriptFound found)
    {
        _isRun = true;
        _groups.Begin(WithoutUid(found.Script), found.Depth);
        return [.. Commands(BeginScript(found)), .. Story(found, TextEventFormatter.StoryLine(found)!)];
    }

    // A title is for users, who know the script by its alias.
    private static string WithoutUid(string script) => script.Split(',') is [{ Length: > 0 } name, ..] && !name.EndsWith(':') ? name : script;

    private IEnumerable<OutputLine> Group(int depth) => silent || _groups.IsOwner(depth) ? [] : Commands(
        [.. _groups.IsOpen ? CloseGroup() : [], .. _groups.Open(depth) is { } title ? OpenGroup(Guarded(title)) : []]);

    private IEnumerable<OutputLine> EndGroup(int depth) => _groups.End(depth) ? Commands(CloseGroup()) : [];

    private IEnumerable<OutputLine> Story(EngineEvent engineEvent, string text) => silent ? [] : [.. Group(engineEvent.Depth), Answer(text)];

    private static string Duration(ScriptFinished finished) =>
        string.Create(CultureInfo.InvariantCulture, $"{finished.Script} took {finished.Duration.TotalSeconds:0.00} s{(finished.FromCache ? ", from the cache" : "")}");

    private IEnumerable<OutputLine> Details(CmError error) => error.Details is { Length: > 0 } details ? [Log(details.TrimEnd())] : [];

    private IEnumerable<OutputLine> Show(Issue issue) =>
        Command(Short(issue)) is { } command && _quota.Admit(issue) ? Commands([command]) : [Log(issue.ToString())];

    private IEnumerable<string> Written(Issue issue) => [Command(Short(issue)) ?? Guarded(issue.ToString())];

    private Issue Short(Issue issue)
    {
        var harmless = issue with { Text = guard.Text(issue.Text) };
        return harmless.Short();
    }

    private IEnumerable<OutputLine> Keep(Issue finding)
    {
        _findings.Add(finding);
        return [];
    }

    // The most severe ones come first, because the service keeps the first ones only.
    private IEnumerable<OutputLine> Kept()
    {
        var lines = _findings.OrderByDescending(finding => finding.IsError).SelectMany(Show).ToList();
        _findings.Clear();
        // What a check found is its answer.
        return [.. lines.Concat(Commands(_quota.Rest().Select(issue => Command(issue) ?? issue.ToString()))).Select(line => line with { Channel = OutputChannel.Main })];
    }

    private List<OutputLine> Locked(Func<IEnumerable<OutputLine>> lines)
    {
        lock (_gate)
        {
            return [.. lines()];
        }
    }
}
