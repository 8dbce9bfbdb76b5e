using CmPowerShell.Meta.FileSystem;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Fetches new commits into a local repository and fills two gaps of libgit2.</summary>
internal static class GitFetch
{
    /// <summary>Fetches from the remote <c>origin</c>.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="address">Where from.</param>
    /// <param name="options">How.</param>
    /// <param name="mark">The mark of the update, next to which the list of a shallow history is kept during the update.</param>
    public static void Origin(LibGit2Sharp.Repository repository, GitAddress address, FetchOptions options, InterruptedUpdate mark)
    {
        using var history = new ShallowHistory(repository.Info.Path, mark);
        // libgit2 itself replaces addresses, but reads fewer places than git does.
        if (repository.Network.Remotes["origin"].Url == address.Asked)
        {
            Commands.Fetch(repository, "origin", [], options, null);
        }
        else
        {
            FetchFrom(repository, address.Asked, options);
        }
    }

    // Commands.Fetch takes the name of a remote alone, so the remote gets the other address for as long as it fetches.
    private static void FetchFrom(LibGit2Sharp.Repository repository, string url, FetchOptions options)
    {
        var file = Path.Combine(repository.Info.Path, "config");
        var content = File.ReadAllBytes(file);
        try
        {
            repository.Network.Remotes.Update("origin", origin => origin.Url = url);
            Commands.Fetch(repository, "origin", [], options, null);
        }
        finally
        {
            AtomicFile.WriteBytes(file, content);
        }
    }

    /// <summary>
    /// Keeps the list of commits at which a shallow history ends. A fetch by libgit2 without a depth deletes the list
    /// although it adds no older commits, and git then regards the repository as broken.
    /// </summary>
    private sealed class ShallowHistory : IDisposable
    {
        private readonly string _list;
        private readonly string _copy;

        public ShallowHistory(string gitFolder, InterruptedUpdate mark)
        {
            _list = Path.Combine(gitFolder, "shallow");
            _copy = mark.Beside("shallow");
            // A fetch that was killed leaves the copy alone.
            if (!File.Exists(_list) && File.Exists(_copy))
            {
                File.Copy(_copy, _list);
            }

            if (File.Exists(_list))
            {
                File.Copy(_list, _copy, overwrite: true);
            }
        }

        public void Dispose()
        {
            if (File.Exists(_copy))
            {
                File.Copy(_copy, _list, overwrite: true);
                File.Delete(_copy);
            }
        }
    }
}
