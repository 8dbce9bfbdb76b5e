using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>
/// Registers a directory of the user in place, so that changes there take effect at the next run. A link in <c>repos/</c> points to it,
/// where the system allows one.
/// </summary>
internal sealed class FolderRegistration(RepositoryRegistry registry, RepositoryConflictCheck admission, Operation operation)
{
    /// <summary>Registers the directory.</summary>
    /// <param name="request">The request.</param>
    /// <param name="source">The directory.</param>
    /// <exception cref="CmException">
    /// <c>RepositoryMetaMissing</c>, <c>RepositoryExists</c>, <c>RepositoryNested</c>, <c>RepositoryConflict</c>, and <c>CopyNeeded</c>: a request that
    /// only a clone or copy can have.
    /// </exception>
    public RepositoryInstallResult Register(RepositoryInstallRequest request, RepositorySource source)
    {
        var folder = source.Location;
        if (!RepositoryMetaFile.ExistsIn(folder))
        {
            _ = request.AllowMissingMeta ? RepositoryMetaFile.Create(folder, source.Alias, isGit: Directory.Exists(Path.Combine(folder, ".git")), registry.Home.Layout.Dialect) : throw RepositoryErrors.SourceMetaMissing(folder, folder);
        }

        var meta = RepositoryMetaFile.Load(folder)!;
        RefuseOtherName(source, meta.Text("alias"));
        if (registry.At(folder) is { } there)
        {
            return new RepositoryInstallResult(there, RepositoryInstallOutcome.UpToDate, folder) { IsInPlace = true };
        }

        var missing = admission.Check(new Repository(folder, meta));
        var repository = registry.Add(folder);
        new RepositoryLinks(registry.Home).Add(source.Alias, folder);
        operation.Detail($"{repository.Name} is used in place, in {folder}.");
        return new RepositoryInstallResult(repository, RepositoryInstallOutcome.Registered, folder) { IsInPlace = true, MissingDependencies = missing };
    }

    private static void RefuseOtherName(RepositorySource source, string alias)
    {
        if (source.IsNamed && alias.Length > 0 && !alias.Equals(source.Alias, StringComparison.OrdinalIgnoreCase))
        {
            throw RepositoryErrors.CopyNeeded(source.Location, $"The directory {source.Location} holds the repository '{alias}' and is registered under that name, not as '{source.Alias}'.");
        }
    }
}
