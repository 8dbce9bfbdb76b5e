using System.Globalization;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>One run of an experiment: a folder of its artifact, named by date and time, of either generation.</summary>
public sealed class ExperimentRun
{
    private const string MlcflowPrefix = "run_";
    private static readonly string[] TimeForms = ["yyyy-MM-dd.HH-mm-ss.ffffff", "yyyy-MM-dd.HH-mm-ss", "yyyy-MM-dd_HH-mm-ss"];
    private readonly Lazy<ExperimentRecord> _record;

    internal ExperimentRun(Artifact artifact, string folder)
    {
        (Artifact, Folder) = (artifact, folder);
        _record = new(() => ExperimentRecord.Read(folder));
    }

    /// <summary>The experiment.</summary>
    public Artifact Artifact { get; }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The name of the folder: date and time.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>Full path of the file with the results.</summary>
    public string ResultPath => Path.Combine(Folder, ExperimentFiles.Result);

    /// <summary>Whether there are results.</summary>
    public bool HasResults => File.Exists(ResultPath);

    /// <summary>Whether it ended; null for a run of another tool, which does not record it.</summary>
    public bool? IsFinished => Record.Map.Count == 0 ? null : Record.IsFinished;

    /// <summary>The names of the axes; empty for a run of another tool.</summary>
    public IReadOnlyList<string> Axes => Record.Axes;

    /// <summary>The machine, the programs and the repositories, by name; empty for a run of another tool.</summary>
    public MetaMap Facts => Record.Facts;

    /// <summary>The time of the start, in local time: from its name, else that of the folder.</summary>
    public DateTime Started => GetTime(Name) ?? Directory.GetCreationTime(Folder);

    internal ExperimentRecord Record => _record.Value;

    /// <summary>The results as they are written, one after the other.</summary>
    /// <exception cref="CmException">The file is broken, after the results in front of the place.</exception>
    public IEnumerable<ResultRow> ReadRows() => HasResults ? ResultFile.Read(ResultPath) : [];

    /// <summary>The results as maps with one level.</summary>
    /// <exception cref="CmException">The file is broken, after the results in front of the place.</exception>
    internal IEnumerable<MetaMap> ReadResults() => ReadRows().Select(row => row.ToMap());

    /// <summary>The runs of an experiment, the oldest first.</summary>
    public static IReadOnlyList<ExperimentRun> GetAll(Artifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return Directory.Exists(artifact.Path)
            ? [.. Directory.EnumerateDirectories(artifact.Path).Where(IsRun).Order(StringComparer.Ordinal).Select(folder => new ExperimentRun(artifact, folder))]
            : [];
    }

    /// <summary>The name and the experiment.</summary>
    public override string ToString() => $"{(Artifact.Alias.Length > 0 ? Artifact.Alias : Artifact.Uid)}/{Name}";

    /// <summary>The name of a new folder.</summary>
    internal static string GetName(DateTime time) => time.ToString(TimeForms[0], CultureInfo.InvariantCulture);

    private static bool IsRun(string folder) => GetTime(Path.GetFileName(folder)) is not null
        || File.Exists(Path.Combine(folder, ExperimentFiles.Result)) || File.Exists(Path.Combine(folder, ExperimentFiles.Input));

    private static DateTime? GetTime(string name) => DateTime.TryParseExact(
        name.StartsWith(MlcflowPrefix, StringComparison.Ordinal) ? name[MlcflowPrefix.Length..] : name,
        TimeForms,
        CultureInfo.InvariantCulture,
        DateTimeStyles.None,
        out var time) ? time : null;
}
