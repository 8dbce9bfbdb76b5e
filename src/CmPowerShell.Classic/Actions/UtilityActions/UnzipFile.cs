using System.Globalization;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm unzip_file utils --filename=FILE</c>: unpacks a zip archive; nothing in it can leave the folder.</summary>
internal sealed class UnzipFile : IClassicAction
{
    public string Name => "unzip_file";

    public string Summary => "Unpacks a zip archive; existing files are replaced.";

    public IReadOnlyList<ActionInput> Inputs =>
    [
        new("filename", "the archive"),
        new("path", "the target folder; the default is the current one"),
        new("strip_folders", "the number of leading folders to strip"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var archive = RequiredInput.File(call, "filename");
        var folder = call.Operation.FullPath(call.Request.Input.Text("path", "."));
        using var progress = new ProgressReporter(call.Operation.Events, $"Unpacking {Path.GetFileName(archive)}");
        new ZipRepositorySource(archive, archive, progress, call.Operation.Cancellation) { FoldersLeftOut = FoldersLeftOut(call), ReplacesFiles = true }.UnpackInto(folder);
        call.Print($"Unpacked {archive} to {folder}");
        return ActionOutcome.Done(("path", folder));
    }

    private static int FoldersLeftOut(ActionCall call) => call.Request.Input.Text("strip_folders", "0") is var text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new CmException(new CmError("InvalidInput", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"strip_folders is '{text}', which is not a number.")
            { Hint = "Write --strip_folders=1, for example.", Target = text });
}
