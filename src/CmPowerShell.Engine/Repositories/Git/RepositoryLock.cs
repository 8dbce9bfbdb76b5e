namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>The lock for changes of an installed repository.</summary>
internal static class RepositoryLock
{
    // A few locks for all names, so that mistyped names do not create files. Two names that share one wait without need.
    private const int Locks = 32;

    /// <summary>The name of its lock.</summary>
    /// <param name="name">The name of the repository's folder.</param>
    public static string GetName(string name) => $"repository-{name.ToUpperInvariant().Aggregate(0u, (sum, letter) => (31 * sum) + letter) % Locks}";

    /// <summary>Recovers a repository whose update was killed, unless another process works on it. Every reader of a home calls it, so that half of an update is never visible.</summary>
    /// <param name="home">The home.</param>
    /// <param name="folder">The folder of the repository.</param>
    public static void Recover(CmHome home, string folder)
    {
        var update = new InterruptedUpdate(home, folder);
        if (!update.Exists || home.TryLock(GetName(Path.GetFileName(folder))) is not { } held)
        {
            return;
        }

        using (held)
        {
            // It may have ended in the moment before.
            if (update.Exists)
            {
                update.Recover();
            }
        }
    }
}
