using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Describes repositories and scripts as a lock has them. Each is read once.</summary>
/// <param name="registry">The registered repositories.</param>
internal sealed class LockFacts(RepositoryRegistry registry)
{
    private readonly Dictionary<string, IReadOnlyList<LockedRepository>> _repositories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LockedRepository> _described = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LockedRecipe> _recipes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Script, string Tags, string Variations, string Versions, DeclaredDownload? Download), LockedScript> _scripts = [];

    /// <summary>The states of the repositories.</summary>
    public RepositoryStates States { get; } = new(registry);

    /// <summary>A script of a plan, without its dependencies.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A file of it cannot be read.</exception>
    public LockedScript Describe(PlanNode node)
    {
        var key = (node.Script.Path, node.AskedTags, node.Variations, string.Join('\n', node.Versions.Select(pair => $"{pair.Key}={pair.Value}")), node.Download);
        if (!_scripts.TryGetValue(key, out var script))
        {
            _scripts[key] = script = Create(node);
        }

        return script;
    }

    /// <summary>The repository of a script, and those from which it inherits.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A repository cannot be read.</exception>
    public IReadOnlyList<LockedRepository> RepositoriesOf(Artifact script)
    {
        if (!_repositories.TryGetValue(script.Path, out var found))
        {
            _repositories[script.Path] = found = [.. script.BaseRepositories.Prepend(script.Repository).Select(Describe).DistinctBy(repository => repository.Key)];
        }

        return found;
    }

    private LockedScript Create(PlanNode node) => new(node.Script.Alias, node.Script.Uid, LockedText.OmitPaths(node.AskedTags), VariationsOf(node), node.Versions)
    {
        Recipe = RecipeOf(node.Script),
        Repositories = [.. RepositoriesOf(node.Script).Select(repository => repository.Key)],
        Download = node.Download is { } download ? new LockedDownload(RepositoryUrl.Masked(LockedText.OmitPaths(download.Url)), download.Checksum) : null,
    };

    private LockedRecipe RecipeOf(Artifact script)
    {
        if (!_recipes.TryGetValue(script.Path, out var recipe))
        {
            _recipes[script.Path] = recipe = LockedRecipe.Read(script);
        }

        return recipe;
    }

    private LockedRepository Describe(Repository repository)
    {
        if (!_described.TryGetValue(repository.Path, out var described))
        {
            _described[repository.Path] = described = Read(repository);
        }

        return described;
    }

    private LockedRepository Read(Repository repository)
    {
        var made = new LockedRepository(NameOf(repository), repository.Uid);
        if (registry.BuiltInPath is { } builtIn && DirectoryPath.Same(builtIn, repository.Path))
        {
            return made with { Program = CacheOrigin.Now(TimeSpan.Zero).Product };
        }

        var state = States.Get(repository);
        return made with { Url = state.Url, Commit = state.Commit, Changes = state.Changes };
    }

    private static List<string> VariationsOf(PlanNode node) =>
        [.. LockedText.OmitPaths(node.Variations).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => name.StartsWith('_') ? name[1..] : name)];

    private static string NameOf(Repository repository) => repository.Alias.Length > 0 ? repository.Alias : repository.Uid.Length > 0 ? "" : Path.GetFileName(repository.Path);
}
