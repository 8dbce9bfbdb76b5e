using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm pack repo NAME</c>: packs a repository into <c>cm.zip</c> in the current folder.</summary>
internal sealed class PackRepository : IClassicAction
{
    /// <summary>The name of the archive when none is given, as the Python tools have it.</summary>
    internal const string DefaultArchive = "cm.zip";

    public string Name => "pack";

    public string Summary => "Packs a repository into a zip archive in the current folder.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid' of the repository"),
        new("output", $"the archive to write; the default is {DefaultArchive}"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var repository = call.Services.Repositories.Get(call.Request.Name.Object);
        var archive = call.Operation.FullPath(call.Request.Input.Text("output", DefaultArchive));
        call.Services.Installer.Export(repository, archive, call.Operation);
        call.Print($"Packed {repository.Path} into {archive}");
        return ActionOutcome.Done(("path", archive)) with { Values = [repository] };
    }
}
