using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Tasks;

/// <summary>The results of a task, as data for the process that has written it.</summary>
internal static class PointAnswer
{
    /// <summary>Writes an answer.</summary>
    /// <param name="state">The point.</param>
    /// <param name="results">The new results.</param>
    /// <param name="record">Units and facts.</param>
    public static MetaMap Write(PointState state, IReadOnlyList<MetaMap> results, ExperimentRecord record)
    {
        var answer = new MetaMap
        {
            ["format"] = PointTask.Format,
            ["machine"] = Environment.MachineName,
            ["seconds"] = state.Duration.TotalSeconds,
            ["folder"] = state.Folder ?? "",
            ["results"] = new MetaList(results),
            ["units"] = record.Units,
            ["better"] = record.Map.Map("better"),
            ["facts"] = record.Facts,
        };
        if (state.Error is { } error)
        {
            answer[TaskError.Key] = TaskError.Write(error);
        }

        return answer;
    }

    /// <summary>Takes an answer: its results belong to the run now.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="state">Its point.</param>
    /// <param name="scene">The run.</param>
    public static void Take(MetaMap answer, PointState state, ExecutorScene scene)
    {
        var conversion = new FigureConversion(answer, scene.Run.Record);
        foreach (var result in answer.List("results").OfType<MetaMap>())
        {
            conversion.Apply(result);
            result[ResultKeys.Machine] = answer.Text("machine");
            scene.Writer.Append(result);
            if (result.Text(ResultKeys.Outcome) == ResultKeys.Succeeded)
            {
                state.Take(result, scene.Request);
            }
        }

        state.IsWarm = true;
        state.Duration += TimeSpan.FromSeconds(FigureNumber.Find(answer.Find("seconds")) ?? 0);
        state.Folder = FindFolder(answer, scene.Run.Folder);
        state.Error = TaskError.Find(answer);
        if (answer.Map("facts") is { Count: > 0 } facts && !facts.All(fact => fact.Value.Equals(scene.Run.Facts.Find(fact.Key))))
        {
            scene.Run.Record.AddFacts(facts);
        }
    }

    // That of the last measurement, which has the uid of its result as its name.
    private static string FindFolder(MetaMap answer, string run) =>
        answer.Text("folder") is { Length: > 0 } folder && Path.Combine(run, Path.GetFileName(folder)) is var path && Directory.Exists(path) ? path : run;
}
