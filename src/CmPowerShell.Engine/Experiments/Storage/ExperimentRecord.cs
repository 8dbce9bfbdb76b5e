using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>What we keep about a run of an experiment besides the files of the Python tools: its design, its state, the machine, and the units of figures.</summary>
internal sealed class ExperimentRecord
{
    /// <summary>The number of the form that this program writes.</summary>
    public const int Format = 1;

    private const string RunningState = "running";
    private const string FinishedState = "finished";
    private readonly string _path;
    private readonly object _gate = new();

    private ExperimentRecord(string path, MetaMap map) => (_path, Map) = (path, map);

    /// <summary>The content of the file; empty for a run of another tool.</summary>
    public MetaMap Map { get; }

    /// <summary>The digest of the design: an interrupted run continues with the same one only.</summary>
    public string Digest => Map.Text("digest");

    /// <summary>Whether all points were measured, or a budget was spent.</summary>
    public bool IsFinished => Map.Text("state") == FinishedState;

    /// <summary>Whether a resumed run has something to measure: it was interrupted, or points of it failed.</summary>
    public bool IsResumable => !IsFinished || FigureNumber.Find(Map.Find("failed_points")) > 0;

    /// <summary>The seed of the random order and selection.</summary>
    public int Seed => (int)(FigureNumber.Find(Map.Find("seed")) ?? 0);

    /// <summary>The number of points; null if it is not known before the end.</summary>
    public int? PointCount => FigureNumber.Find(Map.Find("points")) is { } count ? (int)count : null;

    /// <summary>The names of the axes.</summary>
    public IReadOnlyList<string> Axes => [.. Map.List("axes").OfType<MetaMap>().Select(axis => axis.Text("name"))];

    /// <summary>The machine, the programs and the repositories, by name.</summary>
    public MetaMap Facts => Map.Map("facts");

    /// <summary>The units of figures.</summary>
    public MetaMap Units => Map.Map("units");

    /// <summary>Begins a record.</summary>
    /// <param name="folder">Full path of the folder of the run.</param>
    /// <param name="map">Design and facts.</param>
    public static ExperimentRecord Begin(string folder, MetaMap map)
    {
        var record = new ExperimentRecord(Path.Combine(folder, ExperimentFiles.Record), map);
        record.Map["format"] = Format;
        record.Map["state"] = RunningState;
        record.Save();
        return record;
    }

    /// <summary>A record that is written nowhere: that of a process which measures one point for another one.</summary>
    public static ExperimentRecord Detached() => new("", []);

    /// <summary>Reads the record of a folder. One that is missing or broken is empty: the results can still be read.</summary>
    public static ExperimentRecord Read(string folder)
    {
        var path = Path.Combine(folder, ExperimentFiles.Record);
        try
        {
            return new ExperimentRecord(path, File.Exists(path) && JsonMeta.Parse(RegularFile.ReadAllText(path), path) is MetaMap map ? map : []);
        }
        catch (Exception problem) when (problem is CmException or IOException or UnauthorizedAccessException)
        {
            return new ExperimentRecord(path, []);
        }
    }

    /// <summary>Continues the run.</summary>
    public void Continue()
    {
        Map["state"] = RunningState;
        Save();
    }

    /// <summary>Keeps the facts that are known only after a script has run. Calls may come from any thread.</summary>
    public void AddFacts(MetaMap facts)
    {
        lock (_gate)
        {
            var all = Facts.Clone();
            MetaMerge.Into(all, facts);
            Map["facts"] = all;
            Save();
        }
    }

    /// <summary>Keeps the unit of a figure, and which values are better, where they are new. Calls may come from any thread.</summary>
    /// <returns>The unit that holds for the figure.</returns>
    public string Declare(Figure figure)
    {
        lock (_gate)
        {
            var known = Units.Find(figure.Name)?.ToString();
            if (known is not null || figure.Unit.Length == 0)
            {
                return known ?? "";
            }

            Set("units", figure.Name, figure.Unit);
            if (figure.Better != BetterDirection.Unknown)
            {
                Set("better", figure.Name, figure.Better == BetterDirection.Lower ? "lower" : "higher");
            }

            Save();
            return figure.Unit;
        }
    }

    /// <summary>Which values of a figure are better: as declared, else as unit and name reveal it.</summary>
    public BetterDirection GetBetter(string figure)
    {
        lock (_gate)
        {
            return StateFigures.GetBetter(Map.Map("better").Text(figure)) is not BetterDirection.Unknown and var declared
                ? declared
                : FigureUnit.GetBetter(figure, GetUnit(figure));
        }
    }

    /// <summary>The unit of a figure: as declared, else as its name reveals it; empty if it is not known.</summary>
    public string GetUnit(string figure)
    {
        lock (_gate)
        {
            return Units.Find(figure)?.ToString() ?? FigureUnit.Guess(figure);
        }
    }

    /// <summary>Ends the run.</summary>
    /// <param name="reason">Why it ended before all points were measured; empty if it did not.</param>
    /// <param name="points">The number of measured points.</param>
    /// <param name="failed">The number of points that failed.</param>
    public void Finish(string reason, int points, int failed)
    {
        Map["state"] = FinishedState;
        Map["stopped_by"] = reason;
        Map["points"] = points;
        Map["failed_points"] = failed;
        Map["finished"] = DateTime.UtcNow.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        Save();
    }

    private void Set(string section, string key, string value)
    {
        var map = Map.Map(section).Clone();
        map[key] = value;
        Map[section] = map;
    }

    private void Save()
    {
        if (_path.Length > 0)
        {
            AtomicFile.WriteText(_path, JsonMeta.Write(SecretTexts.Mask(Map), sortKeys: false) + "\n", waitForDisk: false);
        }
    }
}
