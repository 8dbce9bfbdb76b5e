using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Index;

/// <summary>Warns when a repository that was added has artifacts with the names of others that are there, so that it is known before the first run.</summary>
public static class AddedNames
{
    private const int MostNamed = 3;

    /// <summary>Warns of uids and aliases that artifacts of other repositories have too.</summary>
    /// <param name="index">The artifacts of all repositories.</param>
    /// <param name="added">The repository.</param>
    /// <param name="operation">Takes the warnings <c>UidInSeveralRepositories</c> and <c>AliasInSeveralRepositories</c>.</param>
    public static void Warn(IArtifactIndex index, Repository added, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(added);
        ArgumentNullException.ThrowIfNull(operation);
        index.Refresh();
        var all = index.Find(new ArtifactQuery(ObjectName.Any, ArtifactName.Any, TagQuery.Any)).Where(artifact => !IsEntry(artifact)).ToLookup(artifact => DirectoryPath.Same(artifact.Repository.Path, added.Path));
        var uids = Shared(all[true], all[false], artifact => artifact.Uid);
        var aliases = Shared(all[true], all[false], artifact => artifact.Alias.Length == 0 ? "" : $"{artifact.Automation.Alias}::{artifact.Alias}").Except(uids).ToList();
        Warn("UidInSeveralRepositories", "the same uid", added, uids, operation);
        Warn("AliasInSeveralRepositories", "the same alias", added, aliases, operation);
    }

    private static bool IsEntry(Artifact artifact) => artifact.Automation.Alias is "cache" or "installed" or "repo" or "cfg" or "experiment";

    private static List<(Artifact Added, Artifact There)> Shared(IEnumerable<Artifact> added, IEnumerable<Artifact> there, Func<Artifact, string> name)
    {
        var known = there.Where(artifact => name(artifact).Length > 0).GroupBy(name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        return added.Where(artifact => name(artifact).Length > 0 && known.ContainsKey(name(artifact))).Select(artifact => (artifact, known[name(artifact)])).ToList();
    }

    private static void Warn(string id, string what, Repository added, List<(Artifact Added, Artifact There)> shared, Operation operation)
    {
        if (shared.Count > 0)
        {
            var named = string.Join(", ", shared.Take(MostNamed).Select(pair => $"{pair.Added.Name} ({pair.There.Repository.Alias})")) + (shared.Count > MostNamed ? ", …" : "");
            operation.Warn(id, $"{shared.Count} artifacts of {added.Alias} have {what} as artifacts of other repositories: {named}. Repositories that were registered first take precedence; the setting RepositoryOrder changes that.");
        }
    }
}
