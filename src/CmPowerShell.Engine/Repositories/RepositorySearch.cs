using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Repositories;

/// <summary>Finds repositories by name, by the rules of the Python tools: where both sides have a uid it decides, otherwise the alias, without regard to case.</summary>
internal static class RepositorySearch
{
    /// <summary>The repositories that a name fits. Where no alias does, the names of the folders are tried: a fork keeps the alias of its origin.</summary>
    public static IReadOnlyList<Repository> Find(IReadOnlyList<Repository> repositories, ObjectName name)
    {
        var found = repositories.Where(repository => Fits(repository, name)).ToList();
        return found.Count > 0 || name.Alias.Length == 0
            ? found
            : repositories.Where(repository => AliasPattern.Matches(name.Alias, Path.GetFileName(repository.Path))).ToList();
    }

    private static bool Fits(Repository repository, ObjectName name)
    {
        if (name.Uid.Length > 0 && repository.Uid.Length > 0)
        {
            return repository.Uid.Equals(name.Uid, StringComparison.OrdinalIgnoreCase);
        }

        return name.Alias.Length > 0 ? AliasPattern.Matches(name.Alias, repository.Alias) : name.Uid.Length == 0;
    }
}
