using System.Diagnostics;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm copy_to_clipboard utils --string=…</c>: hands a text to the program of the system that keeps the clipboard.</summary>
internal sealed class CopyToClipboard : IClassicAction
{
    private static readonly IReadOnlyList<(string Program, string[] Arguments)> ClipboardPrograms =
        OperatingSystem.IsWindows() ? [("clip.exe", [])]
        : OperatingSystem.IsMacOS() ? [("pbcopy", [])]
        : [("wl-copy", []), ("xclip", ["-selection", "clipboard"]), ("xsel", ["--clipboard", "--input"])];

    public string Name => "copy_to_clipboard";

    public string Summary => "Copies a text to the clipboard.";

    public IReadOnlyList<ActionInput> Inputs =>
    [
        new("string", "the text"),
        new("add_quotes", "put it in double quotes"),
        new("skip_fail", "warn instead of failing if there is no clipboard"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var text = RequiredInput.Text(call, "string");
        var written = call.Request.IsOn("add_quotes") ? $"\"{text}\"" : text;
        if (ClipboardPrograms.Any(keeper => IsTakenBy(keeper.Program, keeper.Arguments, written, call.Operation.Cancellation)))
        {
            return ActionOutcome.Done();
        }

        var problem = NoClipboard();
        return call.Request.IsOn("skip_fail") ? ActionOutcome.Done(("warning", problem.Text)) : throw new CmException(problem);
    }

    private static bool IsTakenBy(string program, string[] arguments, string text, CancellationToken cancellation)
    {
        try
        {
            using var tree = ChildProcess.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, UseShellExecute = false, CreateNoWindow = true });
            tree.Process.StandardInput.Write(text);
            tree.Process.StandardInput.Close();
            tree.WaitForExit(cancellation);
            return tree.Process.ExitCode == 0;
        }
        catch (Exception problem) when (problem is CmException or IOException)
        {
            return false;
        }
    }

    private static CmError NoClipboard() => new(
        "ClipboardNotFound", ReturnCode.Failed, CmErrorCategory.NotInstalled, "No clipboard program accepted the text.")
    { Hint = $"Install {string.Join(" or ", ClipboardPrograms.Select(keeper => keeper.Program))}; it needs a desktop." };
}
