using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.PowerShell.Hosting;

/// <summary>The error of a hook as a message between two processes.</summary>
internal static class ErrorMessage
{
    /// <summary>The error as a map.</summary>
    public static MetaMap Write(CmError error) => new()
    {
        ["id"] = error.Id,
        ["code"] = (int)error.Code,
        ["category"] = (int)error.Category,
        ["message"] = error.Message,
        ["hint"] = error.Hint ?? "",
        ["details"] = error.Details ?? "",
        ["target"] = error.Target as string ?? "",
        ["file"] = error.Location?.File ?? "",
        ["line"] = error.Location?.Line ?? 0,
        ["column"] = error.Location?.Column ?? 0,
    };

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    public static CmError Read(MetaMap message) =>
        new(message.Text("id"), (ReturnCode)Number(message, "code"), (CmErrorCategory)Number(message, "category"), message.Text("message"))
        {
            Hint = OrNull(message.Text("hint")),
            Details = OrNull(message.Text("details")),
            Target = OrNull(message.Text("target")),
            Location = message.Text("file") is { Length: > 0 } file ? new SourceLocation(file, Number(message, "line"), Number(message, "column")) : null,
        };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static int Number(MetaMap map, string key) => map.Find(key) is MetaInteger number ? (int)number.Value : 0;
}
