using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Sharing;

/// <summary>A run in a folder that another machine has published.</summary>
/// <param name="Run">The run.</param>
/// <param name="Meta">The meta of its experiment; empty if that was not published.</param>
internal sealed record ExperimentLeg(ExperimentRun Run, MetaMap Meta)
{
    private const int Depth = 8;

    /// <summary>The name of the run.</summary>
    public string Name => Run.Name;

    /// <summary>The alias of the experiment; empty if it is not known.</summary>
    public string Experiment => Meta.Text("alias");

    /// <summary>The tags of the experiment.</summary>
    public IReadOnlyList<string> Tags => Meta.Texts("tags");

    /// <summary>The input of the run.</summary>
    public MetaMap Input => Read(Path.Combine(Run.Folder, ExperimentFiles.Input));

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
                var parent = Path.GetDirectoryName(run)!;
                yield return new ExperimentLeg(new ExperimentRun(null!, run), Read(Path.Combine(parent, "_cm.json")));
            }
        }
    }

    private static MetaMap Read(string path)
    {
        try
        {
            return File.Exists(path) && JsonMeta.Parse(RegularFile.ReadAllText(path), path) is MetaMap map ? map : [];
        }
        catch (Exception problem) when (problem is CmException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
