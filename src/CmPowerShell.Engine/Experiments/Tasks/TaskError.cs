using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Tasks;

/// <summary>The error of a task as data.</summary>
internal static class TaskError
{
    /// <summary>The key of an answer.</summary>
    public const string Key = "error";

    /// <summary>Writes an error.</summary>
    public static MetaMap Write(CmError error) => new()
    {
        ["id"] = error.Id,
        ["code"] = (int)error.Code,
        ["category"] = error.Category.ToString(),
        ["message"] = error.Message,
        ["hint"] = error.Hint ?? "",
        ["classic_hint"] = error.ClassicHint ?? "",
        ["exit_code"] = error.NativeExitCode is { } code ? code : MetaNull.Instance,
        ["signal"] = error.Signal ?? "",
        ["last_lines"] = MetaList.OfTexts(error.LastLines),
        ["needed_by"] = MetaList.OfTexts(error.NeededBy),
        ["log"] = error.LogPath ?? "",
        ["file"] = error.Location?.File ?? "",
        ["line"] = error.Location?.Line ?? 0,
        ["column"] = error.Location?.Column ?? 0,
    };

    /// <summary>The error of an answer; null if it has none. Files of the other machine that are not here are left out.</summary>
    public static CmError? Find(MetaMap answer) => answer.Find(Key) is MetaMap map ? Read(map) : null;

    private static CmError Read(MetaMap map) => new(
        map.Text("id"),
        (ReturnCode)Number(map, "code", (int)ReturnCode.Failed),
        Enum.TryParse<CmErrorCategory>(map.Text("category"), out var category) ? category : CmErrorCategory.ScriptFailed,
        map.Text("message"))
    {
        Hint = Given(map.Text("hint")),
        ClassicHint = Given(map.Text("classic_hint")),
        NativeExitCode = FigureNumber.Find(map.Find("exit_code")) is { } code ? (int)code : null,
        Signal = Given(map.Text("signal")),
        LastLines = map.Texts("last_lines"),
        NeededBy = map.Texts("needed_by"),
        LogPath = Given(map.Text("log")) is { } log && File.Exists(log) ? log : null,
        Location = Given(map.Text("file")) is { } file && File.Exists(file) ? new SourceLocation(file, Number(map, "line", 0), Number(map, "column", 0)) : null,
    };

    private static int Number(MetaMap map, string key, int fallback) => FigureNumber.Find(map.Find(key)) is { } number ? (int)number : fallback;

    private static string? Given(string text) => text.Length > 0 ? text : null;
}
