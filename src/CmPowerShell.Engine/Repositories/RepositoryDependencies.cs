using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Repositories;

/// <summary>The list <c>deps</c> of <c>cmr.yaml</c>: other repositories that are needed, or that must not be installed beside it.</summary>
internal static class RepositoryDependencies
{
    /// <summary>Names of the repositories that are needed and not there.</summary>
    /// <param name="wanted">The repository that is to be installed.</param>
    /// <param name="installed">Those that are there.</param>
    /// <exception cref="Errors.CmException"><c>RepositoryConflict</c>.</exception>
    public static IReadOnlyList<string> Missing(Repository wanted, IReadOnlyList<Repository> installed)
    {
        var missing = new List<string>();
        foreach (var dependency in wanted.Meta.List("deps").OfType<MetaMap>())
        {
            var name = new ObjectName(dependency.Text("alias"), dependency.Text("uid"));
            if (name.IsEmpty)
            {
                continue;
            }

            var there = RepositorySearch.Find(installed, name).FirstOrDefault(repository => !FolderPath.Same(repository.Path, wanted.Path));
            if (there is null && !dependency.Flag("conflict"))
            {
                missing.Add(name.Alias.Length > 0 ? name.Alias : name.Uid);
            }
            else if (there is not null && dependency.Flag("conflict"))
            {
                throw RepositoryProblem.Conflict(wanted.Alias, there);
            }
        }

        return missing;
    }
}
