using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

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
            answer["error"] = Write(error);
        }

        return answer;
    }

    /// <summary>The answer of a process that could not measure at all.</summary>
    public static MetaMap Write(CmError error) => new()
    {
        ["id"] = error.Id,
        ["code"] = (int)error.Code,
        ["category"] = error.Category.ToString(),
        ["message"] = error.Message,
        ["hint"] = error.Hint ?? "",
        ["exit_code"] = error.NativeExitCode is { } code ? code : MetaNull.Instance,
        ["last_lines"] = MetaList.OfTexts(error.LastLines),
    };

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
        state.Folder = answer.Text("folder") is { Length: > 0 } folder && Directory.Exists(folder) ? folder : scene.Run.Folder;
        state.Error = answer.Find("error") is MetaMap error ? ReadError(error) : null;
        if (answer.Map("facts") is { Count: > 0 } facts && !facts.All(fact => fact.Value.Equals(scene.Run.Facts.Find(fact.Key))))
        {
            scene.Run.Record.AddFacts(facts);
        }
    }

    private static CmError ReadError(MetaMap map) => new(
        map.Text("id"),
        (ReturnCode)(int)(FigureNumber.Find(map.Find("code")) ?? (int)ReturnCode.Failed),
        Enum.TryParse<CmErrorCategory>(map.Text("category"), out var category) ? category : CmErrorCategory.ScriptFailed,
        map.Text("message"))
    {
        Hint = map.Text("hint") is { Length: > 0 } hint ? hint : null,
        NativeExitCode = FigureNumber.Find(map.Find("exit_code")) is { } code ? (int)code : null,
        LastLines = map.Texts("last_lines"),
    };
}
