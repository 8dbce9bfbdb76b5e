using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Measures scripts. The measured script is not taken from the cache; its dependencies are.</summary>
internal sealed class ScriptWork(ScriptRunner runner, IReadOnlyDictionary<string, RunRequest> requests, IReadOnlyList<string> files) : ITrialWork
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public MetaMap Describe(ExperimentPoint point, TrialPlace place)
    {
        var request = GetRequest(point, place);
        var input = new MetaMap
        {
            ["action"] = "run",
            ["automation"] = WellKnownNames.Script.ToString(),
            ["artifact"] = request.Script?.Name.ToString() ?? request.Name.ToString(),
            ["tags"] = string.Join(',', request.Tags),
            ["env"] = request.Env,
        };
        MetaMerge.Into(input, request.Inputs);
        return input;
    }

    /// <inheritdoc/>
    public MetaMap GetResources(ExperimentPoint point) => ScriptKeys.Resources.In(GetScript(point).Script!.Meta);

    /// <inheritdoc/>
    public bool NeedsPreparation { get; } = requests.Values.Any(request => ScriptCatalog.Define(request.Script!)?.Dependencies.Count > 0);

    /// <inheritdoc/>
    public void Prepare(ExperimentPoint point, TrialPlace place, Operation operation)
    {
        // The dependencies run, and the script itself does not.
        var request = GetRequest(point, place);
        request.Inputs["fake_run"] = true;
        _ = runner.Run(request, operation);
    }

    /// <inheritdoc/>
    public TrialResult Run(ExperimentPoint point, TrialPlace place, Operation operation)
    {
        var result = runner.Run(GetRequest(point, place), operation);
        var record = KeepRecord(result, place);
        return new TrialResult([.. GetFigures(result, place)], record is not null && IsFirst(result.Script.Path) ? GetFacts(record) : []);
    }

    private bool IsFirst(string script)
    {
        lock (_known)
        {
            return _known.Add(script);
        }
    }

    private RunRequest GetScript(ExperimentPoint point) =>
        point.Settings.FirstOrDefault(setting => setting.Kind == AxisKind.Script) is { } script ? requests[script.Value.ToString()] : requests.Values.First();

    private RunRequest GetRequest(ExperimentPoint point, TrialPlace place)
    {
        var request = GetScript(point);
        var (tags, env, inputs) = (request.Tags.ToList(), request.Env.Clone(), request.Inputs.Clone());
        foreach (var setting in point.Settings)
        {
            switch (setting.Kind)
            {
                case AxisKind.Variation:
                    tags.AddRange(GetVariationTags(setting.Value.ToString()));
                    break;
                case AxisKind.Version:
                    inputs["version"] = setting.Value.ToString();
                    break;
                case AxisKind.Env:
                    env[setting.Name] = setting.Value;
                    break;
                case AxisKind.Parameter:
                    inputs[setting.Name] = setting.Value;
                    break;
            }
        }

        return request with { Tags = tags, Env = env, Inputs = inputs, WorkDirectory = place.Folder, Quiet = true, SkipCache = true };
    }

    private static IEnumerable<string> GetVariationTags(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(name => name.StartsWith('-') ? "-_" + name.TrimStart('-', '_') : "_" + name.TrimStart('_'));

    // The files that the meta names win over the state, and the state over the files that every experiment knows.
    private IEnumerable<Figure> GetFigures(RunResult result, TrialPlace place)
    {
        var declared = ScriptKeys.Experiment.In(result.Script.Meta);
        var units = declared.Map("units");
        var better = declared.Map("better");
        return FigureFiles.ReadKnown(place.Folder)
            .Concat(StateFigures.Read(result.State))
            .Concat(declared.Texts("files").Concat(files).SelectMany(file => FigureFiles.Read(Path.GetFullPath(file, result.WorkDirectory.Length > 0 ? result.WorkDirectory : place.Folder))))
            .Select(figure => figure with
            {
                Unit = units.Text(figure.Name, figure.Unit),
                Better = better.Find(figure.Name) is { } word ? StateFigures.GetBetter(word.ToString()) : figure.Better,
            });
    }

    // Records of runs are removed after some time; results stay.
    private static RunRecord? KeepRecord(RunResult result, TrialPlace place)
    {
        if (result.LogPath is not { } log)
        {
            return null;
        }

        try
        {
            File.Copy(Path.Combine(Path.GetDirectoryName(log)!, RunRecord.FileName), Path.Combine(place.Folder, ExperimentFiles.ScriptRun), overwrite: true);
            return RunRecord.Read(Path.GetDirectoryName(log)!);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            return null;
        }
    }

    private static MetaMap GetFacts(RunRecord record) => new()
    {
        ["repositories"] = new MetaMap(record.Map.List("repositories").OfType<MetaMap>().Select(repository => KeyValuePair.Create(repository.Text("alias"), (MetaValue)repository.Text("commit")))),
        ["scripts"] = new MetaMap(record.Scripts.Select(entry => KeyValuePair.Create(ObjectName.Parse(entry.Script.Text("script")).Alias, (MetaValue)entry.Script.Text("version")))),
    };
}
