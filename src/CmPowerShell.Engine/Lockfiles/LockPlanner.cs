using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Makes the section of this platform from the plans of requests. Nothing runs.</summary>
/// <param name="planner">Makes plans.</param>
/// <param name="registry">The registered repositories.</param>
/// <param name="states">Their states.</param>
internal sealed class LockPlanner(ScriptPlanner planner, RepositoryRegistry registry, RepositoryStates states)
{
    private readonly Dictionary<string, LockedRecipe> _recipes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LockedRepository> _repositories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LockedScript> _scripts = new(StringComparer.Ordinal);

    /// <summary>Plans a request and adds what it uses.</summary>
    /// <param name="locked">The request as the file holds it.</param>
    /// <param name="request">The request.</param>
    /// <param name="operation">Receives warnings.</param>
    /// <exception cref="CmException">It cannot be planned, or a file of a script or repository cannot be read.</exception>
    public void Add(LockedRequest locked, RunRequest request, Operation operation)
    {
        var plan = planner.Plan(request, operation);
        if (plan.Error is { } error)
        {
            throw new CmException(error);
        }

        _roots[locked.Id] = AddTree(plan.Nodes);
    }

    /// <summary>The section of all requests that were added.</summary>
    public LockedPlatform Section() => new(
        CacheOrigin.ThisPlatform,
        _roots,
        [.. _repositories.Values.OrderBy(repository => repository.Key, StringComparer.Ordinal)],
        [.. _scripts.Values.OrderBy(script => script.Id, StringComparer.Ordinal)]);

    // Each script of a plan is followed by its dependencies, which are one step deeper.
    private string AddTree(IReadOnlyList<PlanNode> nodes)
    {
        var above = new List<string>();
        foreach (var node in nodes)
        {
            var script = Add(node);
            above.RemoveRange(Math.Min(node.Depth, above.Count), above.Count - Math.Min(node.Depth, above.Count));
            if (above.Count > 0 && _scripts[above[^1]] is var caller && !caller.Dependencies.Contains(script.Id))
            {
                _scripts[caller.Id] = caller with { Dependencies = [.. caller.Dependencies, script.Id] };
            }

            above.Add(script.Id);
        }

        return above[0];
    }

    private LockedScript Add(PlanNode node)
    {
        var made = new LockedScript(
            node.Script.Alias, node.Script.Uid, LockedText.OmitPaths(node.AskedTags), VariationsOf(node), node.Versions) { Recipe = RecipeOf(node.Script) };
        if (_scripts.TryGetValue(made.Id, out var known))
        {
            return known;
        }

        return _scripts[made.Id] = made with
        {
            Repositories = [.. node.Script.BaseRepositories.Prepend(node.Script.Repository).Select(Add).Distinct()],
            Download = node.Download is { } download ? new LockedDownload(RepositoryUrl.Masked(LockedText.OmitPaths(download.Url)), download.Checksum) : null,
        };
    }

    private static List<string> VariationsOf(PlanNode node) =>
        [.. LockedText.OmitPaths(node.Variations).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => name.StartsWith('_') ? name[1..] : name)];

    private LockedRecipe RecipeOf(Artifact script)
    {
        if (!_recipes.TryGetValue(script.Path, out var recipe))
        {
            _recipes[script.Path] = recipe = LockedRecipe.Read(script);
        }

        return recipe;
    }

    private string Add(Repository repository)
    {
        var key = new LockedRepository(NameOf(repository), repository.Uid).Key;
        if (!_repositories.ContainsKey(key))
        {
            _repositories[key] = Describe(repository);
        }

        return key;
    }

    private LockedRepository Describe(Repository repository)
    {
        var made = new LockedRepository(NameOf(repository), repository.Uid);
        if (registry.BuiltInPath is { } builtIn && DirectoryPath.Same(builtIn, repository.Path))
        {
            return made with { Program = CacheOrigin.Now(TimeSpan.Zero).Product };
        }

        var state = states.Get(repository);
        return made with { Url = state.Url, Commit = state.Commit, Changes = state.Changes };
    }

    private static string NameOf(Repository repository) => repository.Alias.Length > 0 ? repository.Alias : repository.Uid.Length > 0 ? "" : Path.GetFileName(repository.Path);
}
