using System.IO.Enumeration;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm list_files_recursively utils</c>: the files below the current folder, separated by commas.</summary>
internal sealed class ListFiles : IClassicAction
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };

    public string Name => "list_files_recursively";

    public string Summary => "Prints the files below the current folder in one line, separated by commas.";

    public IReadOnlyList<ActionInput> Inputs => [];

    public ActionOutcome Run(ActionCall call)
    {
        var folder = call.Operation.Here;
        var files = FileAccessErrors.Read(folder, () => Within(folder)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList());
        call.Print(string.Join(',', files));
        return ActionOutcome.Done(("files", MetaList.OfTexts(files)));
    }

    // Links to folders are not followed: they can lead in a circle.
    private static FileSystemEnumerable<string> Within(string folder) => new(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), Everything)
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
        ShouldRecursePredicate = (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
    };
}
