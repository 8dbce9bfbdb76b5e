using CmPowerShell.Engine.Execution.Recording;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Tasks;

/// <summary>One point as data for another process, which measures it.</summary>
internal static class PointTask
{
    /// <summary>The number of the form that this program writes and reads.</summary>
    public const int Format = 1;

    /// <summary>Writes a task.</summary>
    /// <param name="scene">The run.</param>
    /// <param name="state">The point, with the results that it has already.</param>
    /// <param name="isRound">Whether it is measured only once.</param>
    /// <param name="isShared">Whether the other process has the folders of this one.</param>
    public static MetaMap Write(ExecutorScene scene, PointState state, bool isRound, bool isShared)
    {
        var task = new MetaMap
        {
            ["format"] = Format,
            ["number"] = state.Number,
            ["point"] = new MetaList(state.Point.Settings.Select(setting => new MetaMap { ["kind"] = setting.Kind.ToString(), ["name"] = setting.Name, ["value"] = setting.Value })),
            ["is_round"] = isRound,
            ["is_warm"] = state.IsWarm,
            [TaskOutput.Shown] = scene.Output.IsShown,
            ["kept"] = new MetaList(state.Results),
            ["request"] = Write(scene.Request),
        };
        if (isShared)
        {
            (task["experiment"], task["run"]) = (scene.Run.Artifact.Path, scene.Run.Folder);
        }

        return task;
    }

    /// <summary>Reads the request of a task.</summary>
    /// <exception cref="CmException">Id <c>PointTaskInvalid</c>: another version of this program has written it.</exception>
    public static ExperimentRequest ReadRequest(MetaMap task)
    {
        CheckFormat(task);
        var map = task.Map("request");
        return new ExperimentRequest
        {
            Scripts = [.. map.List("scripts").OfType<MetaMap>().Select(script => RecordedRequest.Read(script, "") with { ChecksInputs = true })],
            Command = [.. map.List("command").Select(word => word.ToString())],
            Env = map.Map("env"),
            WorkDirectory = map.Text("work_directory"),
            Repeat = Number(map, "repeat", 1),
            Warmup = Number(map, "warmup", 0),
            RelativeError = FigureNumber.Find(map.Find("relative_error")),
            MaximumRepeat = Number(map, "maximum_repeat", 1),
            Figure = map.Text("figure"),
            FigureFiles = map.Texts("figure_files"),
        };
    }

    /// <summary>Checks that a task has the form that this program reads.</summary>
    /// <exception cref="CmException">Id <c>PointTaskInvalid</c>.</exception>
    public static void CheckFormat(MetaMap task)
    {
        if (FigureNumber.Find(task.Find("format")) is not Format)
        {
            throw new CmException(new CmError("PointTaskInvalid", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The task does not have the form of this version ({ProductVersion.Current}).")
            { Hint = "Install the same version of CmPowerShell on all machines." });
        }
    }

    /// <summary>Reads the point of a task.</summary>
    public static PointState ReadState(MetaMap task, ExperimentRequest request)
    {
        var settings = task.List("point").OfType<MetaMap>().Select(setting => new PointSetting(Enum.Parse<AxisKind>(setting.Text("kind")), setting.Text("name"), setting.Find("value") ?? MetaNull.Instance));
        var state = new PointState(Number(task, "number", 1), new ExperimentPoint([.. settings])) { IsWarm = task.Flag("is_warm") };
        task.List("kept").OfType<MetaMap>().ToList().ForEach(result => state.Take(result, request));
        return state;
    }

    private static MetaMap Write(ExperimentRequest request) => new()
    {
        ["scripts"] = new MetaList(request.Scripts.Select(RecordedRequest.ToMeta)),
        ["command"] = MetaList.OfTexts(request.Command),
        ["env"] = request.Env,
        ["work_directory"] = request.WorkDirectory,
        ["repeat"] = request.Repeat,
        ["warmup"] = request.Warmup,
        ["relative_error"] = request.RelativeError is { } error ? error : MetaNull.Instance,
        ["maximum_repeat"] = request.MaximumRepeat,
        ["figure"] = request.Figure,
        ["figure_files"] = MetaList.OfTexts(request.FigureFiles),
    };

    private static int Number(MetaMap map, string key, int fallback) => FigureNumber.Find(map.Find(key)) is { } number ? (int)number : fallback;
}
