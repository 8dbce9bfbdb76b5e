using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories.Installation;

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
                missing.Add(NameOf(name));
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

    /// <summary>How to install a repository that another one needs. A dependency of mlcflow has an address, and perhaps a branch or commit.</summary>
    /// <param name="repository">The one that needs it.</param>
    /// <param name="name">The name of the needed one, as <see cref="Missing"/> returns it.</param>
    public static RepositoryInstallRequest GetRequest(Repository repository, string name)
    {
        var meta = Named(repository).FirstOrDefault(dependency => NameOf(dependency.Name) == name).Meta ?? [];
        return meta.Text("url") is { Length: > 0 } url
            ? new RepositoryInstallRequest { Url = url, Copies = true, Branch = NotEmpty(meta.Text("branch")), Checkout = NotEmpty(meta.Text("checkout")) }
            : new RepositoryInstallRequest { Name = name };
    }

    private static string? NotEmpty(string text) => text.Length > 0 ? text : null;

    private static string NameOf(ObjectName name) => name.Alias.Length > 0 ? name.Alias : name.Uid;

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
        .Select(dependency => (Name: new ObjectName(AliasOf(dependency), dependency.Text("uid")), Meta: dependency))
        .Where(dependency => !dependency.Name.IsEmpty);

    // The folder of a clone has the name that its address gives.
    private static string AliasOf(MetaMap dependency) => dependency.Text("alias") is { Length: > 0 } alias || dependency.Text("url") is not { Length: > 0 } url ? dependency.Text("alias") : RepositoryUrl.Alias(url);
}
