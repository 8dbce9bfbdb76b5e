using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm list_files_recursively utils</c>: the files below the current folder, separated by commas.</summary>
internal sealed class ListFiles : IClassicAction
{
    public string Name => "list_files_recursively";

    public string Summary => "Prints the files below the current folder in one line, separated by commas.";

    public IReadOnlyList<ActionInput> Inputs => [];

    public ActionOutcome Run(ActionCall call)
    {
        var folder = call.Operation.Here;
        var files = FileAccessErrors.Read(folder, () => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList());
        call.Print(string.Join(',', files));
        return ActionOutcome.Done(("files", MetaList.OfTexts(files)));
    }
}
