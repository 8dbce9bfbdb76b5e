using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Registry;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Compares the repositories of a lock with those of the home, and takes those that differ at their locked commits.</summary>
/// <param name="registry">The registered repositories.</param>
/// <param name="stores">The repositories with cache entries; their files are results.</param>
/// <param name="states">The states of the repositories.</param>
/// <param name="commits">The folders of commits.</param>
internal sealed class LockedRepositories(RepositoryRegistry registry, CacheStores stores, RepositoryStates states, CommitFolders commits)
{
    /// <summary>Records the repositories that are missing or have another content.</summary>
    public void Compare(IEnumerable<LockedRepository> locked, LockComparison comparison)
    {
        foreach (var repository in locked.Where(repository => repository.Program.Length == 0))
        {
            if (Find(repository) is { } found)
            {
                Compare(repository, states.Get(found), comparison);
            }
            else
            {
                AddMissing(repository, comparison);
            }
        }
    }

    /// <summary>Takes the repositories that are not as in the lock, and records those that cannot be taken.</summary>
    /// <returns>The repositories with their folders.</returns>
    public IReadOnlyList<TakenRepository> Take(IEnumerable<LockedRepository> locked, LockComparison comparison)
    {
        var taken = new List<TakenRepository>();
        foreach (var repository in locked.Where(repository => repository.Program.Length == 0))
        {
            if (Find(repository) is not { } found)
            {
                AddMissing(repository, comparison);
            }
            else if (repository.Commit.Length > 0 && states.Get(found) is var state && (state.Commit, state.Changes) != (repository.Commit, repository.Changes))
            {
                // What was changed by hand is in no commit, and results are not to be stored in a folder of a commit.
                if (repository.Changes.Length > 0 || stores.Hold(found))
                {
                    Compare(repository, state, comparison);
                }
                else if (commits.Take(found, repository.Commit) is { } folder)
                {
                    taken.Add(new TakenRepository(found.Path, folder, repository.Commit));
                }
                else
                {
                    comparison.Add(
                        LockDifferenceKind.CommitMissing, repository.ToString(), repository.Commit, state.Commit, $"The repository {repository.Alias} does not have the locked commit {repository.Commit}.", LockMends.Fetch(repository));
                }
            }
        }

        return taken;
    }

    private Repository? Find(LockedRepository locked) => Find(registry, locked);

    /// <summary>Whether a repository is missing or at another commit.</summary>
    public bool HasMoved(LockedRepository locked) => Find(locked) is not { } found || states.Get(found).Commit != locked.Commit;

    private static void Compare(LockedRepository locked, RepositoryState state, LockComparison comparison)
    {
        if (locked.Commit != state.Commit)
        {
            comparison.Add(
                LockDifferenceKind.RepositoryMoved, locked.ToString(), locked.Commit, state.Commit, $"The repository {locked.Alias} is at {Commit(state.Commit)} and was locked at {Commit(locked.Commit)}.", comparison.Mends.Move);
        }
        else if (locked.Changes != state.Changes)
        {
            var files = state.Files.Count == 0 ? "none now" : string.Join(", ", state.Files.Take(5)) + (state.Files.Count > 5 ? $" and {state.Files.Count - 5} more" : "");
            comparison.Add(
                LockDifferenceKind.RepositoryChanged, locked.ToString(), locked.Changes, state.Changes, $"The changed files of the repository {locked.Alias} are not those of the lock: {files}.", comparison.Mends.Move);
        }
    }

    private static void AddMissing(LockedRepository repository, LockComparison comparison) => comparison.Add(
        LockDifferenceKind.RepositoryMissing, repository.ToString(), repository.Commit, "", $"The repository {repository} is not registered.", LockMends.Install(repository));

    private static string Commit(string commit) => commit.Length == 0 ? "no commit" : commit;

    /// <summary>The registered repository of a lock; null if it is missing.</summary>
    public static Repository? Find(RepositoryRegistry registry, LockedRepository locked) => registry.Repositories.FirstOrDefault(repository => locked.Uid.Length > 0
        ? repository.Uid == locked.Uid
        : repository.Uid.Length == 0 && new ObjectName(locked.Alias, "").Matches(repository.Alias.Length > 0 ? repository.Alias : Path.GetFileName(repository.Path), ""));
}
