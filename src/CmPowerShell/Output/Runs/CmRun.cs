using System.Collections.Specialized;
using CmPowerShell.Engine.History;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A recorded run of scripts, with its log.</summary>
public sealed class CmRun
{
    private IReadOnlyList<CmRunScript>? _scripts;
    private OrderedDictionary? _record;

    internal CmRun(RunRecord source) => Source = source;

    /// <summary>The id: the time of the start in UTC and four digits.</summary>
    public string Id => Source.Id;

    /// <summary>The outcome, or the progress.</summary>
    public CmRunOutcome Outcome => (CmRunOutcome)(int)Source.Outcome;

    /// <summary>The name of the script that ran; if none was found, the request.</summary>
    public string Script => Source.Script.Alias.Length > 0 ? Source.Script.Alias : Source.Script.Uid;

    /// <summary>The requested tags.</summary>
    public IReadOnlyList<string> AskedTags => Source.Map.Map("asked").Texts("tags");

    /// <summary>The command line that repeats it, without secrets; empty until it has ended, and if it was interrupted.</summary>
    public string Command => Source.Map.Text("command");

    /// <summary>The time of the start, in local time.</summary>
    public DateTime Started => Source.Started.ToLocalTime();

    /// <summary>Its duration; null until it has ended, and if it was interrupted.</summary>
    public TimeSpan? Duration => Source.Duration;

    /// <summary>Whether the result came from the cache and nothing ran.</summary>
    public bool FromCache => Scripts.Count > 0 && Scripts[0].FromCache;

    /// <summary>The id of the error; empty where it did not fail.</summary>
    public string ErrorId => Error.Text("id");

    /// <summary>The error message; empty without an error.</summary>
    public string ErrorMessage => Shown.Lines(Error.Text("message"));

    /// <summary>The exit code of the native script that failed; null where none did.</summary>
    public int? ExitCode => Error.Find("exit_code") is MetaInteger code ? (int)code.Value : null;

    /// <summary>The last lines that were printed before it failed; empty where it did not.</summary>
    public IReadOnlyList<string> LastLines => Error.List("last_lines").Texts().ToList();

    /// <summary>The scripts that ran, in the order in which they began.</summary>
    public IReadOnlyList<CmRunScript> Scripts => _scripts ??= Source.Scripts.Select(entry => new CmRunScript(entry.Script, entry.Depth)).ToList();

    /// <summary>The user who ran it.</summary>
    public string User => Source.Map.Text("user");

    /// <summary>The machine on which it ran.</summary>
    public string Machine => Source.Map.Text("machine");

    /// <summary>Full path of the directory in which it was started.</summary>
    public string WorkDirectory => Source.Map.Text("work_directory");

    /// <summary>Full path of the log.</summary>
    public string LogPath => Source.LogPath;

    /// <summary>The log again, under the name by which <c>Get-Content</c> and similar cmdlets bind it from the pipeline.</summary>
    public string PSPath => Source.LogPath;

    /// <summary>Full path of the folder with log and record.</summary>
    public string Folder => Source.Folder;

    /// <summary>The whole content of <c>run.json</c>.</summary>
    public OrderedDictionary Record => _record ??= FromMeta.Map(Source.Map);

    internal RunRecord Source { get; }

    private MetaMap Error => Source.Map.Map("error");

    /// <summary>The id, the script and how it ended.</summary>
    public override string ToString() => $"{Id} {Script} ({Outcome})";
}
