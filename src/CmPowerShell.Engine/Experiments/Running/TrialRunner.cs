using System.Diagnostics;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Runs once at a point, and keeps the result.</summary>
internal sealed class TrialRunner(TrialHome home, ITrialWork work, IResultSink sink, TrialOutput output)
{
    private const string TemporaryFiles = "tmp-*";
    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);
    private int _step = home.FirstStep;

    /// <summary>Whether no other measurement runs at the same time. Otherwise the figures of processes that belong to all of them are left out.</summary>
    public bool IsAlone { get; init; } = true;

    /// <summary>Measures. Calls may come from any thread.</summary>
    /// <returns>The result, which is in the file by then; and the error if it failed.</returns>
    /// <exception cref="OperationCanceledException">The operation was cancelled; there is no result.</exception>
    public (MetaMap Result, CmError? Error, string Folder) Measure(ExperimentPoint point, int repetition, Operation operation)
    {
        var (uid, time) = (ArtifactStore.NewUid(), DateTime.Now);
        var place = new TrialPlace(home.Experiment, home.Run, Path.Combine(home.Run, uid), Interlocked.Increment(ref _step));
        Directory.CreateDirectory(place.Folder);
        var (figures, error) = Attempt(point, place, operation);
        var result = TrialOutcome.Create(uid, time, point, repetition, error);
        Add(result, figures, point);
        sink.Append(result);
        return (result, error, place.Folder);
    }

    /// <summary>Runs once and keeps nothing.</summary>
    public void WarmUp(ExperimentPoint point, Operation operation) => InPassing(place => Attempt(point, place, operation));

    /// <summary>Makes what the measurements share. That it fails shows again in the first measurement, which keeps the error.</summary>
    public void Prepare(ExperimentPoint point, Operation operation)
    {
        if (work.NeedsPreparation)
        {
            InPassing(place => Within(place, operation, inner =>
            {
                work.Prepare(point, place, inner);
                return [];
            }));
        }
    }

    private void InPassing(Action<TrialPlace> use)
    {
        var folder = Path.Combine(home.Run, "warmup-" + ArtifactStore.NewUid());
        Directory.CreateDirectory(folder);
        try
        {
            use(new TrialPlace(home.Experiment, home.Run, folder, 0));
        }
        finally
        {
            DirectoryDeleter.TryRemove(folder);
        }
    }

    private (List<Figure> Figures, CmError? Error) Attempt(ExperimentPoint point, TrialPlace place, Operation operation) => Within(place, operation, inner =>
    {
        JsonMeta.Save(Path.Combine(place.Folder, ExperimentFiles.Input), SecretTexts.Mask(work.Describe(point, place)), sortKeys: false, waitForDisk: false);
        var figures = Watch(() => work.Run(point, place, inner));
        RemoveTemporary(place.Folder);
        return figures;
    });

    private (List<Figure> Figures, CmError? Error) Within(TrialPlace place, Operation operation, Func<Operation, List<Figure>> use)
    {
        using var events = new TrialEvents(operation.Events, _warnings, output.IsKept ? place.Folder : null, output.IsShown);
        try
        {
            return (use(operation with { Events = events, Interaction = NoInteraction.Instance, WorkDirectory = place.Folder }), null);
        }
        catch (CmException failure)
        {
            return ([], failure.Error);
        }
        catch (OperationCanceledException)
        {
            DirectoryDeleter.TryRemove(place.Folder);
            throw;
        }
    }

    private List<Figure> Watch(Func<TrialResult> measure)
    {
        using var memory = IsAlone ? new MemoryWatch() : null;
        var cpu = IsAlone ? ProcessUsage.GetChildSeconds() : null;
        var watch = Stopwatch.StartNew();
        var result = measure();
        var figures = new List<Figure> { new(ResultKeys.Wall, Math.Round(watch.Elapsed.TotalSeconds, 6), "s", BetterDirection.Lower) };
        if (cpu is { } before && ProcessUsage.GetChildSeconds() is { } after)
        {
            figures.Add(new(ResultKeys.Cpu, Math.Round(after - before, 6), "s", BetterDirection.Lower));
        }

        if (memory?.Peak is { } peak)
        {
            figures.Add(new(ResultKeys.Memory, peak, "B", BetterDirection.Lower));
        }

        if (result.Facts.Count > 0)
        {
            home.Record.AddFacts(result.Facts);
        }

        return [.. figures, .. result.Figures];
    }

    // A figure with the name of an axis, or of a key of the result, gets another name, so that both can be read.
    private void Add(MetaMap result, List<Figure> figures, ExperimentPoint point)
    {
        foreach (var figure in figures)
        {
            var name = ResultKeys.IsReserved(figure.Name) || point.Settings.Any(setting => setting.Name == figure.Name) ? "figure." + figure.Name : figure.Name;
            var unit = home.Record.Declare(figure with { Name = name });
            var factor = figure.Unit.Length == 0 || unit.Length == 0 ? 1 : FigureUnit.GetFactor(figure.Unit, unit);
            result[name] = factor == 1 || FigureNumber.Find(figure.Value) is not { } number ? FigureNumber.Storable(figure.Value)
                : factor is { } converted ? number * converted
                : $"{figure.Value} {figure.Unit}"; // Of another kind: as a text, which is reported with the point.
        }
    }

    private static void RemoveTemporary(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, TemporaryFiles))
        {
            FileDeletion.TryDelete(file);
        }
    }
}

/// <summary>What becomes of the text that a measurement prints.</summary>
/// <param name="IsKept">Whether it is kept in a file next to the result.</param>
/// <param name="IsShown">Whether it is shown.</param>
internal sealed record TrialOutput(bool IsKept, bool IsShown);

/// <summary>Where measurements take place.</summary>
/// <param name="Experiment">Full path of the folder of the experiment.</param>
/// <param name="Run">Full path of the folder of the run.</param>
/// <param name="Record">Takes units and facts.</param>
/// <param name="FirstStep">The number of measurements before the first one.</param>
internal sealed record TrialHome(string Experiment, string Run, ExperimentRecord Record, int FirstStep = 0)
{
    /// <summary>The folders of a run.</summary>
    public static TrialHome Of(ExperimentRun run) => new(run.Artifact.Path, run.Folder, run.Record);
}
