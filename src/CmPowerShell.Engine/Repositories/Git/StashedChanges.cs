using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>The changed files of a user, kept in a stash of git while a repository is updated. A kill leaves them there, where <c>git stash list</c> shows them.</summary>
internal sealed class StashedChanges
{
    private const string Message = "changed files, put aside by an update";
    private readonly string _folder;
    private readonly string _commit;

    private StashedChanges(string folder, string commit) => (_folder, _commit) = (folder, commit);

    /// <summary>Does something while the changed files of a repository are in a stash. They are restored also when it fails.</summary>
    /// <param name="folder">The folder of the repository.</param>
    /// <param name="operation">Takes the warning <c>ChangesStashed</c>.</param>
    /// <param name="work">What is done.</param>
    public static T Around<T>(string folder, Operation operation, Func<T> work)
    {
        var stashed = PutAside(folder);
        try
        {
            return work();
        }
        finally
        {
            stashed?.Restore(operation);
        }
    }

    private static StashedChanges? PutAside(string folder)
    {
        using var repository = LocalGit.Open(folder);
        var status = new StatusOptions { IncludeUntracked = false, IncludeIgnored = false };
        if (repository is null || !repository.RetrieveStatus(status).Any(entry => entry.State != FileStatus.Unaltered))
        {
            return null;
        }

        // A stash contains an author; the settings of the user are not read for it.
        var author = new Signature("CmPowerShell", "cm@localhost", DateTimeOffset.UtcNow);
        return repository.Stashes.Add(author, Message, StashModifiers.Default) is { } stash ? new StashedChanges(folder, stash.WorkTree.Sha) : null;
    }

    private void Restore(Operation operation)
    {
        try
        {
            using var repository = LocalGit.Open(_folder);
            var place = repository!.Stashes.Select((stash, place) => (stash, place)).First(pair => pair.stash.WorkTree.Sha == _commit).place;
            if (repository.Stashes.Apply(place) == StashApplyStatus.Applied && !repository.Index.Conflicts.Any())
            {
                repository.Stashes.Remove(place);
                return;
            }

            repository.Reset(ResetMode.Hard);
            Report(operation);
        }
        catch (Exception problem) when (GitErrors.IsOfGit(problem) || problem is CmException or IOException or InvalidOperationException)
        {
            // The result of the update counts; the changes are not lost.
            Report(operation);
        }
    }

    private void Report(Operation operation) => operation.Warn(
        "ChangesStashed", $"The files that you changed in {_folder} do not fit the new commit. They are in a stash: 'git -C {_folder} stash apply' restores them.");
}
