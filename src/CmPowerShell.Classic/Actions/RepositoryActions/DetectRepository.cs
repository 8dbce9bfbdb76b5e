using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Classic.Help;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm detect repo</c>: prints the repository and the artifact of the current folder, or of the folder in <c>--path</c>.</summary>
internal sealed class DetectRepository : IClassicAction
{
    public string Name => "detect";

    public string Summary => "Prints the repository and the artifact that a folder belongs to.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("path", "the folder; the default is the current one")];

    public ActionOutcome Run(ActionCall call)
    {
        var place = WorkingDirectoryContext.Find(call.Operation.FullPath(call.Request.Input.Text("path", ".")), call.Services.Repositories);
        var outcome = ActionOutcome.Done(("found", place.Repository is not null), ("registered", place.IsRegistered));
        if (place.Repository is not { } repository)
        {
            call.Print($"{place.Folder} is not in a repository.");
            return outcome;
        }

        AddRepository(outcome.Result, place, repository);
        AddArtifact(outcome.Result, place);
        call.Print(Text(outcome.Result, repository));
        return outcome with { Values = [repository] };
    }

    private static void AddRepository(MetaMap result, WorkingDirectoryContext place, Repository repository)
    {
        result["found_in_current_path"] = place.IsRepositoryRoot;
        result["path_to_repo"] = repository.Path;
        result["path_to_repo_desc"] = RepositoryMetaFile.FilesIn(repository.Path).First(File.Exists);
        result["meta"] = repository.Meta.Clone();
        if (place.IsRegistered)
        {
            result["cm_repo"] = repository.Name.ToString();
        }
    }

    private static void AddArtifact(MetaMap result, WorkingDirectoryContext place)
    {
        result["artifact_found"] = place.ArtifactPath is not null;
        if (place.ArtifactPath is not { } folder)
        {
            return;
        }

        result["artifact_found_in_current_path"] = folder == place.Folder;
        result["artifact_reverse_search"] = place.IsBelow;
        result["path_to_artifact"] = folder;
        result["path_to_artifact_desc"] = place.MetaFile;
        result["artifact_meta"] = place.ArtifactMeta;
        result["cm_automation"] = place.Automation.ToString();
        if (!place.IsBelow)
        {
            result["cm_artifact"] = place.Artifact.ToString();
        }
    }

    private static string Text(MetaMap result, Repository repository)
    {
        (string Left, string Right)[] rows =
        [
            ("Repository:", repository.Name.ToString()),
            ("Path:", repository.Path),
            ("Registered:", result.Flag("registered") ? "yes" : "no"),
            ("Automation:", result.Text("cm_automation")),
            ("Artifact:", result.Text("cm_artifact")),
            ("Artifact path:", result.Text("path_to_artifact")),
        ];
        return string.Join('\n', HelpText.Columns(rows.Where(row => row.Right.Length > 0)));
    }
}
