using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm rm repo NAME</c>: unregisters repositories, with <c>--all</c> also their files.</summary>
internal sealed class DeleteRepositories : IClassicAction
{
    public string Name => "delete";

    public string Summary => "Unregisters repositories; their files are kept unless --all is given.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid' of the repository, with wildcards"),
        new("all", "delete the files too"),
        new("f", "do not ask for confirmation"),
        new("force", "the same as --f"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var removesFiles = call.Request.IsOn("all");
        var removed = new MetaList();
        var refused = new List<string>();
        var chosen = Chosen(call);
        foreach (var repository in chosen)
        {
            call.Print($"Local path to a CM repository: {repository.Path}");
            if (removesFiles)
            {
                call.Services.Installer.UnsavedIn(repository.Name).Lines.ToList().ForEach(line => call.Print($"  It has {line}"));
            }

            if (!Confirmation.Forced(call) && !Confirmation.Ask(call, $"  {(removesFiles ? "Delete it with all its files" : "Unregister it")} (y/N): "))
            {
                refused.Add(repository.Name.ToString());
                call.Print("  Skipped!");
                continue;
            }

            call.Services.Installer.Uninstall(repository.Name, removesFiles, call.Operation);
            removed.Add(repository.Path);
            call.Print(removesFiles ? "  Unregistered, and its files were deleted." : "  Unregistered; its files were not deleted.");
        }

        return Confirmation.Outcome(chosen.Count - removed.Count, chosen.Count, ("deleted_list", removed)) with { Refused = refused };
    }

    private static IReadOnlyList<CmPowerShell.Engine.Repositories.Repository> Chosen(ActionCall call)
    {
        var name = call.Request.Artifact.Length == 0 ? throw NothingNamed() : call.Request.Name.Object;
        var registry = call.Services.Repositories;
        if (name.HasWildcard)
        {
            return registry.Find(name);
        }

        // The Python tools answer 1 for an unknown repository, not 16.
        return registry.Find(name) is { Count: > 0 } || registry.FindUnreadable(name) is not null ? [Single(registry, name)] : throw Unknown(registry, name);
    }

    private static CmPowerShell.Engine.Repositories.Repository Single(CmPowerShell.Engine.Repositories.Registry.RepositoryRegistry registry, CmPowerShell.Engine.Naming.ObjectName name) =>
        registry.Find(name).Count == 0 ? registry.FindUnreadable(name)! : registry.Get(name);

    private static CmException Unknown(CmPowerShell.Engine.Repositories.Registry.RepositoryRegistry registry, CmPowerShell.Engine.Naming.ObjectName name) => new(new CmError(
        "RepositoryNotFound", ReturnCode.Failed, CmErrorCategory.NotFound, $"There is no repository '{name}'.")
    {
        Hint = NearestName.Hint(name.Alias, registry.Repositories.Select(repository => repository.Alias)) ?? "'cm list repo' lists those that are registered.",
        Target = name.ToString(),
    });

    private static CmException NothingNamed() => new(new CmError(
        "RepositoryNotNamed", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "No repository was named.")
    { Hint = "Write 'cm rm repo NAME'." });
}
