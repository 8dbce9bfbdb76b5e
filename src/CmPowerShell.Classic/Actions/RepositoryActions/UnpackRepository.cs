using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories.Sources;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm unpack repo FILE</c>: installs a repository from a zip archive, <c>cm.zip</c> in the current folder unless another is named.</summary>
internal sealed class UnpackRepository : IClassicAction
{
    public string Name => "unpack";

    public string Summary => "Installs a repository from a zip archive.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("artifact", $"the archive; the default is {PackRepository.DefaultArchive}")];

    public ActionOutcome Run(ActionCall call)
    {
        var file = call.Request.Artifact.Length == 0 ? PackRepository.DefaultArchive : call.Request.Artifact;
        var archive = call.Operation.FullPath(file);
        var result = DuplicateUidWarning.Install(call.Services.Installer, call.Services.Index, new RepositoryInstallRequest { Url = archive }, call.Operation);
        var repository = result.Repository;
        call.Print($"Unpacked {archive} to {repository.Path}");
        return ActionOutcome.Done(("meta", repository.Meta.Clone()), ("path_to_repo", repository.Path), ("path_to_repo_with_prefix", repository.ArtifactsPath)) with
        {
            Values = [repository],
        };
    }
}
