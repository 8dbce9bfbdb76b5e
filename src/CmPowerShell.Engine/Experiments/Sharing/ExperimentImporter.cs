using System.Text.RegularExpressions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Sharing;

/// <summary>Merges results that other machines have measured and published as folders, such as the legs of a matrix.</summary>
public sealed partial class ExperimentImporter
{
    private readonly ExperimentStore _store;

    internal ExperimentImporter(ExperimentStore store) => _store = store;

    /// <summary>Merges the results in folders into one new run of an experiment. Results that the experiment has already are left out.</summary>
    /// <param name="folders">Full paths of folders with runs, at any depth.</param>
    /// <param name="name">The experiment; without an alias it has the name of the imported one.</param>
    /// <param name="tags">Tags of a new experiment.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>The new run; null if there is no new result.</returns>
    /// <exception cref="CmException">Ids <c>ImportEmpty</c>, <c>ImportMixed</c>, and those of experiments. A broken run is reported, and the others are merged.</exception>
    public ExperimentRun? Import(IReadOnlyList<string> folders, ArtifactName name, IReadOnlyList<string> tags, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(operation);
        var legs = folders.SelectMany(ExperimentLeg.Find).OrderBy(leg => leg.Name, StringComparer.Ordinal).ToList();
        if (legs.Count == 0)
        {
            throw new CmException(new CmError("ImportEmpty", ReturnCode.NotFound, CmErrorCategory.NotFound, $"There are no results of experiments in '{string.Join("', '", folders)}'.")
            { Hint = "Give the folder of an experiment, or one that has such folders: a run has the file cm-result.json." });
        }

        var artifact = _store.Demand(GetName(legs, name), [.. tags, .. legs.SelectMany(leg => leg.Tags)], []);
        var known = ExperimentRun.GetAll(artifact).SelectMany(GetUids).ToHashSet(StringComparer.Ordinal);
        var added = legs.Select(leg => (Leg: leg, Results: Read(leg, known, operation))).Where(pair => pair.Results.Count > 0).ToList();
        return added.Count == 0 ? null : Write(artifact, added, operation);
    }

    private static ArtifactName GetName(List<ExperimentLeg> legs, ArtifactName name)
    {
        if (!name.Object.IsEmpty)
        {
            return name;
        }

        var aliases = legs.Select(leg => leg.Experiment).Distinct(StringComparer.Ordinal).ToList();
        return aliases is [{ Length: > 0 } alias] ? new ArtifactName(new ObjectName(alias, ""), name.Repository) : throw new CmException(new CmError(
            "ImportMixed", ReturnCode.Ambiguous, CmErrorCategory.Ambiguous, $"The folders have results of {(aliases.Count == 1 ? "an experiment without a name" : $"{aliases.Count} experiments: {string.Join(", ", aliases)}")}.")
        { Hint = "Name the experiment that takes them." });
    }

    private static IEnumerable<string> GetUids(ExperimentRun run) => Whole(run.ReadResults()).Select(result => result.Text(ResultKeys.Uid));

    // What is in front of a broken place can be read.
    private static List<MetaMap> Whole(IEnumerable<MetaMap> results)
    {
        var whole = new List<MetaMap>();
        try
        {
            whole.AddRange(results);
        }
        catch (CmException)
        {
            // The rest of a broken file.
        }

        return whole;
    }

    private static List<MetaMap> Read(ExperimentLeg leg, HashSet<string> known, Operation operation)
    {
        var read = new List<MetaMap>();
        try
        {
            foreach (var result in leg.ReadResults().Where(result => result.Text(ResultKeys.Uid).Length == 0 || known.Add(result.Text(ResultKeys.Uid))))
            {
                read.Add(result);
            }
        }
        catch (CmException problem)
        {
            operation.Events.Publish(new ProblemReported(problem.Error));
        }

        return read;
    }

    private static ExperimentRun Write(Artifact artifact, List<(ExperimentLeg Leg, List<MetaMap> Results)> added, Operation operation)
    {
        var folder = Path.Combine(artifact.Path, ExperimentRun.GetName(DateTime.Now));
        Directory.CreateDirectory(folder);
        JsonMeta.Save(Path.Combine(folder, ExperimentFiles.Input), added[0].Leg.Input, waitForDisk: false);
        var record = ExperimentRecord.Begin(folder, MergedDesign.Create([.. added.Select(pair => pair.Leg)], added.Select(pair => pair.Results.Count)));
        using (var writer = new ResultWriter(Path.Combine(folder, ExperimentFiles.Result)))
        {
            foreach (var (leg, results) in added)
            {
                var conversion = new FigureConversion(leg.Record.Map, record);
                foreach (var result in results)
                {
                    operation.Cancellation.ThrowIfCancellationRequested();
                    Add(leg, result, conversion, folder, writer, operation);
                }
            }
        }

        record.Finish("", added.SelectMany(pair => pair.Results).Select(result => result.Text(ResultKeys.Point)).Distinct(StringComparer.Ordinal).Count(), failed: 0);
        return new ExperimentRun(artifact, folder);
    }

    private static void Add(ExperimentLeg leg, MetaMap result, FigureConversion conversion, string folder, ResultWriter writer, Operation operation)
    {
        conversion.Apply(result);
        if (result.Find(ResultKeys.Machine) is null && leg.Record.Facts.Text("machine") is { Length: > 0 } machine)
        {
            result[ResultKeys.Machine] = machine;
        }

        // The uid is a text of others: only one that is a uid names a folder.
        var uid = result.Text(ResultKeys.Uid);
        if (Uids().IsMatch(uid) && new DirectoryInfo(Path.Combine(leg.Folder, uid)) is { Exists: true, LinkTarget: null } source)
        {
            PlainFiles.Copy(source.FullName, Path.Combine(folder, uid), operation.Cancellation);
        }

        writer.Append(result);
    }

    [GeneratedRegex("^[0-9a-f]{16}$", RegexOptions.CultureInvariant)]
    private static partial Regex Uids();
}
