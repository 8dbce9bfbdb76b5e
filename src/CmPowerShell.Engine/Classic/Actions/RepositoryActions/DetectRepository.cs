using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Classic.Actions.RepositoryActions;

/// <summary><c>cm detect repo</c>: tells in which repository and which artifact the current folder, or the one of <c>--path</c>, lies.</summary>
internal sealed class DetectRepository : IClassicAction
{
    private static readonly string[] Extensions = [".json", ".yaml"];

    public string Name => "detect";

    public string Summary => "Tells in which repository and artifact a folder lies.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("path", "the folder; the current one otherwise")];

    public ActionOutcome Run(ActionCall call)
    {
        var start = FolderPath.Full(call.Operation.FullPath(call.Request.Input.Text("path", ".")));
        var outcome = ActionOutcome.Done(("found", false), ("artifact_found", false), ("registered", false));
        var place = FolderPath.Upwards(start).FirstOrDefault(RepositoryMetaFile.ExistsIn);
        if (place is null)
        {
            call.Print($"{start} lies in no repository.");
            return outcome;
        }

        var repository = new Repository(place, RepositoryMetaFile.Load(place)!);
        AddRepository(outcome.Result, repository, start, call.Services.Repositories.At(place) is not null);
        AddArtifact(outcome.Result, repository, start);
        call.Print(Text(outcome.Result, repository));
        return outcome with { Values = [repository] };
    }

    private static void AddRepository(MetaMap result, Repository repository, string start, bool isRegistered)
    {
        result["found"] = true;
        result["found_in_current_path"] = repository.Path == start;
        result["path_to_repo"] = repository.Path;
        result["path_to_repo_desc"] = RepositoryMetaFile.FilesIn(repository.Path).First(File.Exists);
        result["cm_repo"] = repository.Name.ToString();
        result["meta"] = repository.Meta.Clone();
        result["registered"] = isRegistered;
    }

    private static void AddArtifact(MetaMap result, Repository repository, string start)
    {
        var place = FolderPath.Upwards(start).TakeWhile(folder => folder != repository.Path).FirstOrDefault(folder => MetaIn(folder) is not null);
        result["artifact_found"] = place is not null;
        if (place is null)
        {
            return;
        }

        var meta = MetaFile.LoadPair(Path.Combine(place, "_cm")).Value;
        result["artifact_found_in_current_path"] = place == start;
        result["path_to_artifact"] = place;
        result["path_to_artifact_desc"] = MetaIn(place)!;
        result["artifact_meta"] = meta;
        result["cm_automation"] = new ObjectName(meta.Text("automation_alias"), meta.Text("automation_uid")).ToString();
        result["cm_artifact"] = new ObjectName(meta.Text("alias"), meta.Text("uid")).ToString();
    }

    private static string Text(MetaMap result, Repository repository)
    {
        (string Left, string Right)[] rows =
        [
            ("Repository:", repository.Name.ToString()),
            ("Path:", repository.Path),
            ("Registered:", result.Flag("registered") ? "yes" : "no"),
            ("Artifact:", result.Text("cm_artifact")),
            ("Automation:", result.Text("cm_automation")),
            ("Artifact path:", result.Text("path_to_artifact")),
        ];
        return string.Join('\n', HelpText.Columns(rows.Where(row => row.Right.Length > 0)));
    }

    private static string? MetaIn(string folder) =>
        Extensions.Select(extension => Path.Combine(folder, "_cm" + extension)).FirstOrDefault(File.Exists);
}
