using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories;

/// <summary>The list <c>deps</c> of <c>cmr.yaml</c>: other repositories that are required, or that conflict with it.</summary>
internal static class RepositoryDependencies
{
    /// <summary>Names of the repositories that are needed and not there.</summary>
    /// <param name="wanted">The repository that is to be installed.</param>
    /// <param name="installed">Those that are there.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RepositoryConflict</c>.</exception>
    public static IReadOnlyList<string> Missing(Repository wanted, IReadOnlyList<Repository> installed)
    {
        RefuseForeignConflict(wanted, installed);
        var missing = new List<string>();
        foreach (var (name, dependency) in Named(wanted))
        {
            var there = RepositorySearch.Find(installed, name).FirstOrDefault(repository => !DirectoryPath.Same(repository.Path, wanted.Path));
            if (there is null && !dependency.Flag("conflict"))
            {
                missing.Add(name.Alias.Length > 0 ? name.Alias : name.Uid);
            }
            else if (there is not null && dependency.Flag("conflict"))
            {
                throw RepositoryErrors.Conflict(wanted.Alias, there);
            }
        }

        return missing;
    }

    /// <summary>The names of the repositories that a repository needs.</summary>
    public static IReadOnlyList<ObjectName> NamesOf(Repository repository) => [.. Named(repository).Where(dependency => !dependency.Meta.Flag("conflict")).Select(dependency => dependency.Name)];

    // A conflict applies in both directions, independent of the order.
    private static void RefuseForeignConflict(Repository wanted, IReadOnlyList<Repository> installed)
    {
        foreach (var there in installed.Where(repository => !DirectoryPath.Same(repository.Path, wanted.Path)))
        {
            if (Named(there).Any(dependency => dependency.Meta.Flag("conflict") && dependency.Name.Matches(wanted.Name)))
            {
                throw RepositoryErrors.Conflict(wanted.Alias, there);
            }
        }
    }

    private static IEnumerable<(ObjectName Name, MetaMap Meta)> Named(Repository repository) => repository.Meta.List("deps").OfType<MetaMap>()
        .Select(dependency => (Name: new ObjectName(dependency.Text("alias"), dependency.Text("uid")), Meta: dependency))
        .Where(dependency => !dependency.Name.IsEmpty);
}
