using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting;

/// <summary>
/// Lines for the log of a build service: one group for each script of a run, warnings and errors as issues of the build, and whatever scripts print passed on
/// live and made harmless. All of it goes to one stream, since the log has but one and order matters.
/// </summary>
/// <param name="verbose">Whether details are shown.</param>
/// <param name="silent">Whether the story of the work is left out.</param>
public abstract class BuildServiceFormatter(bool verbose, bool silent) : IEventFormatter
{
    private readonly object _gate = new();
    private readonly ScriptGroups _groups = new();

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Format(EngineEvent engineEvent) => ToMain(() => [.. Secrets(), .. GetLines(engineEvent)]);

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Format(CmError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return ToMain(() => [.. EndGroup(0), .. EndRun("Failed"), .. Details(error), Issue(isError: true, error.Text, error.Id, error.Location)]);
    }

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Close() => ToMain(() => [.. EndGroup(0), .. EndRun("Canceled")]);

    /// <summary>The line that opens a group.</summary>
    private protected abstract string OpenGroup(string title);

    /// <summary>The line that closes it.</summary>
    private protected abstract string CloseGroup { get; }

    /// <summary>Text that is not ours, so that it can be passed on.</summary>
    private protected abstract string Foreign(string text);

    /// <summary>A warning or error that shows on the page of the build.</summary>
    private protected abstract string Issue(bool isError, string text, string id, SourceLocation? location);

    /// <summary>Secrets that the service shall mask, where it is told of them for the first time.</summary>
    private protected abstract IEnumerable<string> Secrets();

    /// <summary>What else is told when a script begins.</summary>
    private protected virtual IEnumerable<string> BeginScript(ScriptFound found) => [];

    /// <summary>What else is told when it ends.</summary>
    private protected virtual IEnumerable<string> EndScript(ScriptFinished finished) => [];

    /// <summary>What else is told when everything ends that has begun.</summary>
    private protected virtual IEnumerable<string> EndRun(string result) => [];

    /// <summary>How far a long activity has come.</summary>
    private protected virtual IEnumerable<string> Progress(ProgressReported progress) => [];

    private IEnumerable<string> GetLines(EngineEvent engineEvent) => engineEvent switch
    {
        ScriptFound found => [.. EndGroup(found.Depth), .. Begin(found)],
        ScriptFinished finished => [.. Story(finished, Duration(finished)), .. EndGroup(finished.Depth), .. EndScript(finished)],
        OutputReceived output => [.. Group(output.Depth), Foreign(output.Text)],
        TextPrinted printed => [Foreign(printed.Text)],
        ServiceCommanded command => [command.Line],
        WarningReported warning => [Issue(isError: false, warning.Text, warning.Id, null)],
        ProblemReported problem => [Issue(isError: true, problem.Error.Text, problem.Error.Id, problem.Error.Location)],
        DiagnosticReported mistake => [Issue(mistake.IsError, mistake.Text, mistake.Id, mistake.Location)],
        ProgressReported progress => Progress(progress),
        DetailReported detail => verbose ? Story(detail, detail.Text) : [],
        _ => TextEventFormatter.StoryLine(engineEvent) is { } line ? Story(engineEvent, line) : [],
    };

    private IEnumerable<string> Begin(ScriptFound found)
    {
        _groups.Begin(WithoutUid(found.Script), found.Depth);
        return [.. BeginScript(found), .. Story(found, TextEventFormatter.StoryLine(found)!)];
    }

    // A title is for people, who know the script by its alias.
    private static string WithoutUid(string script) => script.Split(',') is [{ Length: > 0 } name, ..] && !name.EndsWith(':') ? name : script;

    private IEnumerable<string> Group(int depth) =>
        silent || _groups.IsOwner(depth) ? [] : [.. _groups.IsOpen ? [CloseGroup] : Array.Empty<string>(), .. _groups.Open(depth) is { } title ? [OpenGroup(title)] : Array.Empty<string>()];

    private IEnumerable<string> EndGroup(int depth) => _groups.End(depth) ? [CloseGroup] : [];

    private IEnumerable<string> Story(EngineEvent engineEvent, string text) => silent ? [] : [.. Group(engineEvent.Depth), Foreign(text)];

    private static string Duration(ScriptFinished finished) =>
        string.Create(CultureInfo.InvariantCulture, $"{finished.Script} took {finished.Duration.TotalSeconds:0.00} s{(finished.FromCache ? ", from the cache" : "")}");

    private IEnumerable<string> Details(CmError error) => error.Details is { Length: > 0 } details ? [Foreign(details.TrimEnd())] : [];

    private List<OutputLine> ToMain(Func<IEnumerable<string>> lines)
    {
        lock (_gate)
        {
            return [.. lines().Select(line => new OutputLine(line, OutputChannel.Main))];
        }
    }
}
