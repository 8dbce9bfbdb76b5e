using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Sharing;

/// <summary>A run in a folder that another machine has published.</summary>
/// <param name="Folder">Full path of the folder.</param>
/// <param name="Meta">The meta of its experiment; empty if that was not published.</param>
internal sealed record ExperimentLeg(string Folder, MetaMap Meta)
{
    private const int Depth = 8;

    /// <summary>The name of the run.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>The record of the run.</summary>
    public ExperimentRecord Record => field ??= ExperimentRecord.Read(Folder);

    /// <summary>The alias of the experiment; empty if it is not known.</summary>
    public string Experiment => Meta.Text("alias");

    /// <summary>The tags of the experiment.</summary>
    public IReadOnlyList<string> Tags => Meta.Texts("tags");

    /// <summary>The input of the run.</summary>
    public MetaMap Input => ReadOrEmpty(() =>
    {
        var path = Path.Combine(Folder, ExperimentFiles.Input);
        return File.Exists(path) ? JsonMeta.Parse(RegularFile.ReadAllText(path), path) as MetaMap : null;
    });

    /// <summary>Reads the results.</summary>
    /// <exception cref="CmException">The file is broken, after the results in front of the place.</exception>
    public IEnumerable<MetaMap> ReadResults() => ResultFile.Read(Path.Combine(Folder, ExperimentFiles.Result)).Select(row => row.ToMap());

    /// <summary>The runs in a folder, at any depth. Links are not followed.</summary>
    public static IEnumerable<ExperimentLeg> Find(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = Depth, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, ExperimentFiles.Result, options).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            // A measurement may have a file of this name, too; a run has a record or the input of an experiment next to it.
            var run = Path.GetDirectoryName(file)!;
            if (File.Exists(Path.Combine(run, ExperimentFiles.Record)) || !File.Exists(Path.Combine(Path.GetDirectoryName(run)!, ExperimentFiles.Result)))
            {
                yield return new ExperimentLeg(run, ReadMeta(Path.GetDirectoryName(run)!));
            }
        }
    }

    // Of either generation.
    private static MetaMap ReadMeta(string experiment) => ReadOrEmpty(() => MetaFileNames.BaseNames.Select(name => Path.Combine(experiment, name)).FirstOrDefault(path => MetaFile.Find(path) is not null) is { } found
        ? MetaFile.LoadPair(found).Value
        : null);

    private static MetaMap ReadOrEmpty(Func<MetaMap?> read)
    {
        try
        {
            return read() ?? [];
        }
        catch (Exception problem) when (problem is CmException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
