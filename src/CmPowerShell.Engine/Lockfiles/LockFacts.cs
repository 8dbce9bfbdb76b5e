using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Describes repositories and scripts as a lock has them. Each script is read once.</summary>
/// <param name="registry">The registered repositories.</param>
/// <param name="states">The states of the repositories.</param>
internal sealed class LockFacts(RepositoryRegistry registry, RepositoryStates states)
{
    private readonly Dictionary<string, LockedRecipe> _recipes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Script, string Tags, string Variations, string Versions, DeclaredDownload? Download), LockedScript> _scripts = [];

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
    public static IEnumerable<Repository> RepositoriesOf(Artifact script) => script.BaseRepositories.Prepend(script.Repository).DistinctBy(repository => Name(repository).Key);

    /// <summary>A repository as it is now.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">It cannot be read.</exception>
    public LockedRepository Describe(Repository repository)
    {
        var made = Name(repository);
        if (registry.BuiltInPath is { } builtIn && DirectoryPath.Same(builtIn, repository.Path))
        {
            return made with { Program = CacheOrigin.Now(TimeSpan.Zero).Product };
        }

        var state = states.Get(repository);
        return made with { Url = states.UrlOf(repository), Commit = state.Commit, Changes = state.Changes };
    }

    /// <summary>The names of a repository.</summary>
    public static LockedRepository Name(Repository repository) => new(NameOf(repository), repository.Uid);

    private LockedScript Create(PlanNode node) => new(node.Script.Alias, node.Script.Uid, LockedText.OmitPaths(node.AskedTags), VariationsOf(node), node.Versions)
    {
        Recipe = RecipeOf(node.Script),
        Repositories = [.. RepositoriesOf(node.Script).Select(repository => Name(repository).Key)],
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

    private static List<string> VariationsOf(PlanNode node) =>
        [.. LockedText.OmitPaths(node.Variations).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => name.StartsWith('_') ? name[1..] : name)];

    private static string NameOf(Repository repository) => repository.Alias.Length > 0 ? repository.Alias : repository.Uid.Length > 0 ? "" : Path.GetFileName(repository.Path);
}
