using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary><c>cm info AUTOMATION NAME</c>: prints the names by which artifacts can be cited, their folders and their files.</summary>
internal sealed class DescribeArtifacts : IClassicAction
{
    public string Name => "info";

    public string Summary => "Prints names, folder and files of artifacts.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid', with wildcards, optionally with 'repository:' in front"),
        new("tags", "required tags, separated by commas"),
    ];

    public IReadOnlyList<ActionInput> NotSupported { get; } = [new("uid, md", "use 'cm copy_to_clipboard utils --string=TEXT' for the clipboard")];

    public ActionOutcome Run(ActionCall call)
    {
        var found = ArtifactChoice.Find(call);
        foreach (var artifact in found)
        {
            if (found.Count > 1)
            {
                call.Print(new string('*', 52));
            }

            call.Print(string.Join('\n', Lines(artifact)));
        }

        return ArtifactChoice.Done(found);
    }

    private static IEnumerable<string> Lines(Artifact artifact)
    {
        var name = artifact.Name.ToString();
        var citation = $"{artifact.Automation}::{(name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name)}";
        return
        [
            $"CID = {citation}",
            $"CID1 = {artifact.Automation.Uid}::{artifact.Uid}",
            $"CID2 = ({citation})",
            "",
            $"Path = {artifact.Path}",
            .. Names("Directories", Directory.GetDirectories(artifact.Path)),
            .. Names("Files", Directory.GetFiles(artifact.Path)),
        ];
    }

    private static IEnumerable<string> Names(string title, string[] paths) => paths.Length == 0
        ? []
        : ["", $"  {title}:", .. paths.Select(path => "    " + Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
