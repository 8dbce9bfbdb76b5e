using System.Collections.Specialized;
using CmPowerShell.Engine.History;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A remembered run of scripts, with its log.</summary>
public sealed class CmRun
{
    private IReadOnlyList<CmRunScript>? _scripts;
    private OrderedDictionary? _record;

    internal CmRun(RunRecord source) => Source = source;

    /// <summary>The id: the time of the start in UTC and four digits.</summary>
    public string Id => Source.Id;

    /// <summary>How it ended, or that it has not.</summary>
    public CmRunOutcome Outcome => (CmRunOutcome)(int)Source.Outcome;

    /// <summary>The name of the script that ran; where none was found, what was asked for.</summary>
    public string Script => Source.Script.Alias.Length > 0 ? Source.Script.Alias : Source.Script.Uid;

    /// <summary>The tags that were asked for.</summary>
    public IReadOnlyList<string> AskedTags => Source.Map.Map("asked").Texts("tags");

    /// <summary>The command line that repeats it, without secrets; empty while it goes on, and where it was interrupted.</summary>
    public string Command => Source.Map.Text("command");

    /// <summary>When it started, in local time.</summary>
    public DateTime Started => Source.Started.ToLocalTime();

    /// <summary>How long it took; null while it goes on, and where it was interrupted.</summary>
    public TimeSpan? Duration => Source.Duration;

    /// <summary>Whether the result came from the cache and nothing ran.</summary>
    public bool FromCache => Scripts.Count > 0 && Scripts[0].FromCache;

    /// <summary>The id of the error; empty where it did not fail.</summary>
    public string ErrorId => Error.Text("id");

    /// <summary>What went wrong; empty where nothing did.</summary>
    public string ErrorMessage => Shown.Lines(Error.Text("message"));

    /// <summary>The exit code of the native script that failed; null where none did.</summary>
    public int? ExitCode => Error.Find("exit_code") is MetaInteger code ? (int)code.Value : null;

    /// <summary>The last lines that were printed before it failed; empty where it did not.</summary>
    public IReadOnlyList<string> LastLines => Error.List("last_lines").Texts().ToList();

    /// <summary>The scripts that ran, in the order in which they began.</summary>
    public IReadOnlyList<CmRunScript> Scripts => _scripts ??= Source.Scripts.Select(entry => new CmRunScript(entry.Script, entry.Depth)).ToList();

    /// <summary>Who ran it.</summary>
    public string User => Source.Map.Text("user");

    /// <summary>The machine on which it ran.</summary>
    public string Machine => Source.Map.Text("machine");

    /// <summary>Full path of the directory in which it was started.</summary>
    public string WorkDirectory => Source.Map.Text("work_directory");

    /// <summary>Full path of the log.</summary>
    public string LogPath => Source.LogPath;

    /// <summary>The log once more, under the name by which <c>Get-Content</c> and its like take it from the pipeline.</summary>
    public string PSPath => Source.LogPath;

    /// <summary>Full path of the folder with log and record.</summary>
    public string Folder => Source.Folder;

    /// <summary>All that <c>run.json</c> says.</summary>
    public OrderedDictionary Record => _record ??= FromMeta.Map(Source.Map);

    internal RunRecord Source { get; }

    private MetaMap Error => Source.Map.Map("error");

    /// <summary>The id, the script and how it ended.</summary>
    public override string ToString() => $"{Id} {Script} ({Outcome})";
}
