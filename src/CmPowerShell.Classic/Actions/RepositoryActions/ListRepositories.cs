using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm list repo NAME</c>: prints name and folder of the registered repositories.</summary>
internal class ListRepositories : IClassicAction
{
    public virtual string Name => "search";

    public virtual string Summary => "Lists the registered repositories.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid' of the repository, with wildcards"),
        new("with_prefix", "print the folder of its artifacts"),
        new("min", "print only the folders, as 'where' does"),
        new("verbose", "print all details, as 'show' does"),
        new("known", "list the public repositories that this program knows, installed or not"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        if (call.Request.IsOn("known"))
        {
            return ShowKnown(call);
        }

        var registry = call.Services.Repositories;
        var found = registry.Find(call.Request.Name.Object);
        foreach (var problem in registry.Problems)
        {
            call.Operation.Events.Publish(new ProblemReported(problem));
        }

        foreach (var repository in found)
        {
            call.Print(Text(call.Request, repository));
        }

        if (found.Count == 0 && !call.Request.Name.Object.IsEmpty)
        {
            return NothingFound(call, registry);
        }

        return ActionOutcome.Done(("list", new MetaList(found.Select(ArtifactMap.Create)))) with { Values = found };
    }

    /// <summary>Formats a repository for output.</summary>
    protected virtual string Line(Repository repository, string path) => $"{repository.Name} = {path}";

    private static ActionOutcome ShowKnown(ActionCall call)
    {
        foreach (var known in KnownRepository.All)
        {
            var isHere = call.Services.Repositories.Find(new ObjectName(known.Name, "")).Count > 0;
            call.Print($"{known.Name}{(isHere ? " (installed)" : "")}\n  {known.Purpose}\n  cm pull repo {known.Name}");
        }

        return ActionOutcome.Done(("list", new MetaList(KnownRepository.All.Select(known => new MetaMap { ["alias"] = known.Name, ["desc"] = known.Purpose }))));
    }

    private static ActionOutcome NothingFound(ActionCall call, RepositoryRegistry registry)
    {
        var name = call.Request.Name.Object;
        var error = RepositoryErrors.NotFound(name, registry.Repositories).Error.ForClassic();
        call.Operation.Warn("NothingFound", registry.FindUnreadable(name) is { } there
            ? (error with { Hint = $"The folder {there.Path} is not a usable repository: 'cm doctor' shows why." }).Text
            : error.Text);
        return ActionOutcome.Done(("list", new MetaList())) with { FoundNothing = true };
    }

    private string Text(ClassicRequest request, Repository repository)
    {
        var path = request.IsOn("with_prefix") ? repository.ArtifactsPath : repository.Path;
        return request.IsOn("min") ? path : request.IsOn("verbose") ? RepositoryText.Whole(repository, path) : Line(repository, path);
    }
}
