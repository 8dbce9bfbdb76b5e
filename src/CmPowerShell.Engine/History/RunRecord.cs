using System.Globalization;
using System.Numerics;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.History;

/// <summary>The record of one run of scripts: <c>run.json</c> and the log next to it. <c>docs/reference/runs.md</c> describes the file.</summary>
public sealed class RunRecord
{
    /// <summary>The name of the file in the folder of a run.</summary>
    public const string FileName = "run.json";

    /// <summary>The number of the form that this program writes. That of number 1 nested the scripts in each other.</summary>
    public const int Format = 2;

    /// <summary>The key of the depth of a script.</summary>
    internal const string DepthKey = "depth";

    private RunRecord(string folder, MetaMap map, RunOutcome outcome) => (Folder, Map, Outcome) = (folder, map, outcome);

    /// <summary>The content of the file; empty if it cannot be read.</summary>
    public MetaMap Map { get; }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The id: the time of the start in UTC and four digits, such as <c>20261125-223107123-3f9a</c>. Alphabetic order is the order of time.</summary>
    public string Id => Path.GetFileName(Folder);

    /// <summary>The outcome, or the progress.</summary>
    public RunOutcome Outcome { get; }

    /// <summary>Full path of the log.</summary>
    public string LogPath => RunLog.PathIn(Folder);

    /// <summary>The time of the start, in UTC.</summary>
    public DateTime Started => Time("started") ?? default;

    /// <summary>The duration; null if it has not ended, or was interrupted.</summary>
    public TimeSpan? Duration => GetDuration(Map);

    /// <summary>The script that ran; if none was found, the request.</summary>
    public ObjectName Script => Name(Map.List("scripts").OfType<MetaMap>().FirstOrDefault()?.Text("script") ?? Map.Map("asked").Text("script"));

    /// <summary>The scripts that ran, in the order in which they began, each with its depth.</summary>
    public IEnumerable<(MetaMap Script, int Depth)> Scripts => Flat(Map.List("scripts"), 0);

    /// <summary>Reads the record of a folder.</summary>
    public static RunRecord Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var map = GetMap(folder);
        if (GetOutcome(map) is not RunOutcome.Running)
        {
            return new RunRecord(folder, map, GetOutcome(map));
        }

        var goesOn = RunLog.IsHeld(folder);
        // It may have ended between the two looks.
        map = GetMap(folder);
        return new RunRecord(folder, map, GetOutcome(map) is RunOutcome.Running && !goesOn ? RunOutcome.Interrupted : GetOutcome(map));
    }

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    /// <summary>The duration of a run, or of a script in it; null if its map does not contain it.</summary>
    public static TimeSpan? GetDuration(MetaMap map) => map.Find("duration_seconds") switch
    {
        MetaReal real when double.IsFinite(real.Value) => TimeSpan.FromSeconds(Math.Clamp(real.Value, 0, int.MaxValue)),
        MetaInteger integer => TimeSpan.FromSeconds(Math.Clamp((double)integer.Value, 0, int.MaxValue)),
        _ => null,
    };

    private static MetaMap GetMap(string folder)
    {
        var file = Path.Combine(folder, FileName);
        try
        {
            return JsonMeta.Parse(RegularFile.ReadAllText(file), file) as MetaMap ?? [];
        }
        catch (Exception exception) when (exception is CmException or IOException or UnauthorizedAccessException)
        {
            return []; // It was killed before the file existed, or the machine stopped while it was written.
        }
    }

    // An unreadable or unfinished record means that the run has begun.
    private static RunOutcome GetOutcome(MetaMap map) => map.Text("outcome") switch
    {
        "succeeded" => RunOutcome.Succeeded,
        "failed" => RunOutcome.Failed,
        "timed_out" => RunOutcome.TimedOut,
        "cancelled" => RunOutcome.Cancelled,
        _ => RunOutcome.Running,
    };

    // A user may have changed the file; that must not hide the other runs.
    private static ObjectName Name(string text)
    {
        try
        {
            return text.Length == 0 ? ObjectName.Any : ArtifactName.Parse(text).Object;
        }
        catch (CmException)
        {
            return new ObjectName(text, "");
        }
    }

    private DateTime? Time(string key) =>
        DateTime.TryParse(Map.Text(key), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time.ToUniversalTime() : null;

    // A record of the first form has no depths, and what ran for a script is in its map.
    private static IEnumerable<(MetaMap Script, int Depth)> Flat(MetaList scripts, int depth)
    {
        foreach (var script in scripts.OfType<MetaMap>())
        {
            yield return (script, script.Find(DepthKey) is MetaInteger known ? (int)BigInteger.Clamp(known.Value, 0, int.MaxValue) : depth);
            foreach (var dependency in Flat(script.List("dependencies"), depth + 1))
            {
                yield return dependency;
            }
        }
    }
}
