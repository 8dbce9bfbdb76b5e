using System.Globalization;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Begins runs of experiments.</summary>
public sealed class ExperimentRunner
{
    private readonly WorkSelection _work;
    private readonly ExperimentStore _store;
    private readonly IExecutorFactory _executors;

    internal ExperimentRunner(ScriptRunner runner, ExperimentStore store, IExecutorFactory executors) => (_work, _store, _executors) = (new WorkSelection(runner), store, executors);

    /// <summary>What would be measured. Nothing is written and nothing runs.</summary>
    /// <exception cref="CmException">The request is not valid, or a script was not found.</exception>
    public ExperimentPlan Plan(ExperimentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _executors.Check(request.Executor);
        request = _work.Complete(request, request.Seed ?? 0);
        List<ExperimentPoint> points = [.. PointSelection.Get(request).Take(request.MaximumPoint ?? int.MaxValue)];
        var count = points.Count * (request.Repeat + request.Warmup);
        return new ExperimentPlan(points, count, GetEarlierTime(request) is { } time ? time * count : null) { Experiment = request.Name.Object.Alias.Length > 0 ? request.Name.Object.Alias : request.Name.Object.Uid };
    }

    /// <summary>Begins a run: makes the experiment if it is new, and the folder of the run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="showsOutput">Whether what the scripts or the command print is shown.</param>
    /// <exception cref="CmException">The request is not valid, a script was not found, or the folder cannot be written.</exception>
    public ExperimentSession Begin(ExperimentRequest request, bool showsOutput = false)
    {
        ArgumentNullException.ThrowIfNull(request);
        _executors.Check(request.Executor);
        request = _work.Complete(request, request.Seed ?? Random.Shared.Next());
        var digest = GetDigest(request);
        var artifact = _store.Demand(request.Name, request.Tags, GetMeta(request));
        var earlier = request.Resume ? ExperimentRun.GetAll(artifact).LastOrDefault(run => run.Record.Digest == digest && run.Record.IsResumable) : null;
        request = earlier is null ? request : request with { Seed = earlier.Record.Seed };
        var points = PointSelection.Get(request);
        var run = earlier ?? Create(artifact, request, digest, points);
        earlier?.Record.Continue();
        var output = new TrialOutput(IsKept: request.Command.Count > 0, IsShown: showsOutput);
        return new ExperimentSession(request, run, points, GetKept(earlier), writer => _executors.Open(new ExecutorScene(request, run, _work.Open(request), writer, output)));
    }

    private static ExperimentRun Create(Artifacts.Artifact artifact, ExperimentRequest request, string digest, IReadOnlyList<ExperimentPoint> points)
    {
        var folder = request.Folder.Length > 0 ? Path.Combine(artifact.Path, request.Folder) : NewFolder(artifact.Path);
        Directory.CreateDirectory(folder);
        JsonMeta.Save(Path.Combine(folder, ExperimentFiles.Input), SecretTexts.Mask(request.ClassicInput ?? ExperimentInput.Create(request)), waitForDisk: false);
        ExperimentRecord.Begin(folder, new MetaMap(ExperimentInput.GetDesign(request))
        {
            ["digest"] = digest,
            ["seed"] = request.Seed!.Value,
            ["order"] = request.Order.ToString().ToLowerInvariant(),
            ["repeat"] = request.Repeat,
            ["warmup"] = request.Warmup,
            ["points"] = points.Count,
            ["kinds"] = new MetaMap(points.SelectMany(point => point.Settings).DistinctBy(setting => setting.Name).Select(setting => KeyValuePair.Create(setting.Name, (MetaValue)setting.Kind.ToString().ToLowerInvariant()))),
            ["started"] = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture),
            ["facts"] = ExperimentFacts.Collect(request.WorkDirectory),
        });
        return new ExperimentRun(artifact, folder);
    }

    private static string NewFolder(string parent)
    {
        var path = Path.Combine(parent, ExperimentRun.GetName(DateTime.Now));
        return Directory.Exists(path) ? NewFolder(parent) : path;
    }

    private static MetaMap GetMeta(ExperimentRequest request) => request.Scripts is [{ Script: { } script }]
        ? new MetaMap { ["script_alias"] = script.Alias, ["script_uid"] = script.Uid }
        : [];

    // A result that failed is measured again. A broken file ends with its last whole result.
    private static List<MetaMap> GetKept(ExperimentRun? earlier)
    {
        var kept = new List<MetaMap>();
        if (earlier is not null)
        {
            try
            {
                kept.AddRange(earlier.ReadResults().Where(result => result.Text(ResultKeys.Outcome) == ResultKeys.Succeeded));
            }
            catch (CmException problem) when (problem.Error.Id == "MetaFileBroken")
            {
                // The writer cuts the rest off.
            }
        }

        return kept;
    }

    private TimeSpan? GetEarlierTime(ExperimentRequest request)
    {
        try
        {
            var last = _store.Find(request.Name, request.Name.Object.IsEmpty ? request.Tags : []).SelectMany(ExperimentRun.GetAll).OrderBy(run => run.Name, StringComparer.Ordinal).LastOrDefault(run => run.HasResults);
            var times = last?.ReadResults().Select(result => FigureNumber.Find(result.Find(ResultKeys.Wall))).OfType<double>().ToList() ?? [];
            return times.Count > 0 ? TimeSpan.FromSeconds(times.Average()) : null;
        }
        catch (CmException)
        {
            // A new experiment, or one whose results cannot be read: there is no estimate.
            return null;
        }
    }

    private static string GetDigest(ExperimentRequest request) =>
        Digests.OfText(JsonMeta.WriteLine(ExperimentInput.GetDesign(request)))[..16];
}
