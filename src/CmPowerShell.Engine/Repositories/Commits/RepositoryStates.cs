using System.Security.Cryptography;
using System.Text;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Commits;

/// <summary>Reads the state of repositories, each once.</summary>
/// <param name="registry">The registered repositories.</param>
/// <param name="memory">What is known of them in this session.</param>
internal sealed class RepositoryStates(RepositoryRegistry registry, RepositoryStateMemory memory)
{
    // It does not know the cache entries, so it removes no files of a commit.
    private readonly CommitFolders _commits = new(registry.Home, memory.Stamps.Of, static _ => true, TimeProvider.System);
    private static readonly RepositoryState Unknown = new("", "");
    private readonly Dictionary<string, RepositoryState> _known = new(StringComparer.Ordinal);

    /// <summary>The state of a repository.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A file of it cannot be read, <c>HomeNotWritable</c>, or an error of git.</exception>
    public RepositoryState Get(Repository repository)
    {
        if (!_known.TryGetValue(repository.Path, out var state))
        {
            _known[repository.Path] = state = Read(repository);
        }

        return state;
    }

    /// <summary>The address of the host of a repository, without user and password; empty if it has none.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">An error of git.</exception>
    public string UrlOf(Repository repository) => UrlOf(TakenOf(repository)?.Path ?? repository.Path);

    private RepositoryState Read(Repository repository)
    {
        if (TakenOf(repository) is { } taken)
        {
            return new RepositoryState(taken.Commit, "");
        }

        var commit = CheckedOutCommit.Read(repository.Path);
        return commit.Length == 0 ? Unknown : memory.Get(repository.Path, commit, TimeProvider.System, stamp => Read(repository, commit, stamp));
    }

    private RepositoryState Read(Repository repository, string commit, FolderStamp? stamp) =>
        FileAccessErrors.Read(repository.Path, () => Changed(repository, commit, stamp)) is not { } files ? Unknown
        : new RepositoryState(commit, files.Count == 0 ? "" : DigestOf(repository.Path, files)) { Files = files };

    // Null when the repository lacks the commit.
    private IReadOnlyList<string>? Changed(Repository repository, string commit, FolderStamp? stamp)
    {
        IReadOnlyList<string>? files = [];
        var place = Convert.ToHexString(Sha256.OfText(repository.Path))[..16].ToLowerInvariant();
        _commits.Compared(repository.Path, Path.Combine(_commits.FolderOf(commit), place + ".compared"), _ => stamp).Compare(() =>
        {
            files = _commits.Listing(repository, commit) is var (trees, root) ? new WorkTreeComparison(trees, repository.Path).Changes(root, "").Order(StringComparer.Ordinal).ToList() : null;
            return files?.Count == 0;
        });
        return files;
    }

    private static string DigestOf(string folder, IReadOnlyList<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.SelectMany(file => Below(folder, file)))
        {
            var path = Path.Combine(folder, file);
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\0{ContentOf(path)}\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant();
    }

    // A directory that is not in the commit is one change.
    private static IEnumerable<string> Below(string folder, string file) => FileEntry.Of(Path.Combine(folder, file)).Kind == FileKind.Directory
        ? Directory.EnumerateFileSystemEntries(Path.Combine(folder, file)).Select(path => $"{file}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal).SelectMany(inner => Below(folder, inner))
        : [file];

    private static string ContentOf(string path)
    {
        switch (FileEntry.Of(path).Kind)
        {
            case FileKind.Regular:
                using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
                {
                    return GitObjectId.OfFile(file);
                }

            case FileKind.Link:
                return "-> " + new FileInfo(path).LinkTarget;
            default:
                return "";
        }
    }

    private TakenRepository? TakenOf(Repository repository) => registry.Taken.FirstOrDefault(taken => DirectoryPath.Same(taken.Folder, repository.Path));

    private static string UrlOf(string folder)
    {
        using var git = LocalGit.Open(folder);
        var url = git is null ? null : LocalGit.Read(folder, () => git.Config.Get<string>("remote.origin.url")?.Value);
        return url is not null && RepositoryUrl.IsRemote(url) ? RepositoryUrl.Masked(url) : "";
    }
}
