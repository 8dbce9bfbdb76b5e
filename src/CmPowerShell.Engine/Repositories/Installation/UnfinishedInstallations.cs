using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>Finds the directories in <c>repos/</c> in which an installation was interrupted, so that an update of all repositories reports them.</summary>
internal static class UnfinishedInstallations
{
    /// <summary>An error for each of them.</summary>
    /// <param name="registry">The registry. What it lists is not unfinished.</param>
    /// <exception cref="CmException"><c>FileNotReadable</c>.</exception>
    public static IReadOnlyList<CmError> Find(RepositoryRegistry registry) => Directory.Exists(registry.Home.RepositoriesPath)
        ? Directory.EnumerateDirectories(registry.Home.RepositoriesPath)
            .Where(path => !Path.GetFileName(path).StartsWith('.') && registry.At(path) is null && !IsKnownProblem(path, registry) && RepositoryRemains.AreIn(path))
            .Order(StringComparer.Ordinal)
            .Select(RepositoryErrors.Unfinished)
            .ToList()
        : [];

    private static bool IsKnownProblem(string path, RepositoryRegistry registry) => registry.Problems.Any(problem => problem.Target as string == path);
}
