using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Commits;

/// <summary>
/// Folders of the home with the files of commits, <c>commits/COMMIT/NAME</c>, which the checkouts of the user do not affect. Each is made next to its place and renamed, and
/// compared with the listings of its commit before it is used again.
/// </summary>
/// <param name="home">The home.</param>
/// <param name="stampOf">Takes the stamp of a folder.</param>
/// <param name="isReferredTo">Whether a cache entry has paths in the files of a commit.</param>
/// <param name="clock">The current time.</param>
internal sealed class CommitFolders(CmHome home, Func<string, FolderStamp?> stampOf, Func<string, bool> isReferredTo, TimeProvider clock)
{
    private const string Name = "commits";
    private const string ListingEnd = ".trees";

    /// <summary>The folder that holds all of them.</summary>
    public string Root => RootOf(home);

    /// <summary>The commit of such a folder; null for any other folder.</summary>
    /// <param name="folder">Full path of the folder.</param>
    public static string? CommitOf(string folder) => Path.GetDirectoryName(folder) is { } parent && CommitDigits.AreWhole(Path.GetFileName(parent)) && Path.GetFileName(Path.GetDirectoryName(parent)) == Name
        ? Path.GetFileName(parent)
        : null;

    /// <summary>The folders of a home in which the files of commits of a repository are.</summary>
    /// <param name="home">The home.</param>
    /// <param name="checkout">Full path of the registered folder of the repository.</param>
    public static IEnumerable<string> PlacesOf(CmHome home, string checkout) => Directory.Exists(RootOf(home)) ? Directory.EnumerateDirectories(RootOf(home)).Select(commit => PlaceIn(commit, checkout)) : [];

    /// <summary>Gets a folder with the files of a commit.</summary>
    /// <param name="repository">The repository that has the commit.</param>
    /// <param name="commit">The commit, 40 hex digits.</param>
    /// <returns>Full path of the folder; null when the repository lacks the commit.</returns>
    /// <exception cref="CmException"><c>HomeNotWritable</c>, <c>CommitRefused</c>, or an error of git.</exception>
    public string? Take(Repository repository, string commit)
    {
        var folder = PlaceIn(FolderOf(commit), repository.Path);
        using var held = home.Lock("commits");
        if (Listing(repository, commit) is not var (trees, root))
        {
            return null;
        }

        if (!Directory.Exists(folder))
        {
            Pruning.RemoveUnneeded();
            return WithContent(repository, commit, content => home.Write(() => Make(folder, content))) ? folder : null;
        }

        var isWhole = true;
        Compared(folder, folder + ".compared", stampOf).Compare(() =>
        {
            var changes = new WorkTreeComparison(trees, folder).Changes(root, "").ToList();
            // In place, because another run can use the other files at this moment.
            isWhole = changes.Count == 0 || WithContent(repository, commit, content => home.Write(() => changes.ForEach(changed => content.Restore(folder, changed))));
            return changes.Count == 0;
        });
        return isWhole ? folder : null;
    }

    /// <summary>The directory listings of a commit, and the id of its root. They are kept in the home; null when the repository lacks the commit.</summary>
    /// <exception cref="CmException"><c>HomeNotWritable</c>, or an error of git.</exception>
    public (CommitTrees Trees, string Root)? Listing(Repository repository, string commit)
    {
        if (!CommitDigits.AreWhole(commit))
        {
            return null;
        }

        var folder = FolderOf(commit);
        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*" + ListingEnd).FirstOrDefault() is { } file && Read(file) is { } known)
        {
            return known;
        }

        using var git = LocalGit.Open(repository.Path);
        return git is null ? null : LocalGit.Read(repository.Path, () => GitCommit.Find(git, commit) is { } found ? Keep(folder, found.Tree) : null);
    }

    /// <summary>The memory of the comparisons of a folder with its commit.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="file">The file that remembers.</param>
    /// <param name="stamp">Takes the stamp of the folder.</param>
    public ComparedRepository Compared(string folder, string file, Func<string, FolderStamp?> stamp)
    {
        Pruning.Note(Path.GetDirectoryName(file)!);
        return new ComparedRepository(home, folder, file, clock, stamp);
    }

    /// <summary>Full path of the folder of the home that belongs to a commit.</summary>
    public string FolderOf(string commit) => Path.Combine(Root, commit);

    private static string RootOf(CmHome home) => Path.Combine(home.OwnPath, Name);

    // The last part is the name of the registered folder, because it counts as an alias.
    private static string PlaceIn(string commit, string checkout) => Path.Combine(commit, SafeFileName.From(Path.GetFileName(checkout)));

    private CommitPruning Pruning => new(Root, isReferredTo, clock);

    private (CommitTrees Trees, string Root)? Keep(string folder, LibGit2Sharp.Tree tree)
    {
        var file = Path.Combine(folder, tree.Sha + ListingEnd);
        home.Write(() =>
        {
            Directory.CreateDirectory(folder);
            CommitTrees.Write(file, tree);
        });

        // Not while another process takes a commit, nor within a call that does so itself.
        using var held = home.TryLock("commits");
        if (held is not null)
        {
            Pruning.RemoveUnneeded();
        }

        return Read(file);
    }

    private static (CommitTrees Trees, string Root)? Read(string file) =>
        CommitTrees.Read(file) is { } trees && Path.GetFileNameWithoutExtension(file) is var root && trees.Entries(root) is not null ? (trees, root) : null;

    private static bool WithContent(Repository repository, string commit, Action<CommitContent> use)
    {
        using var git = LocalGit.Open(repository.Path);
        return git is not null && LocalGit.Read(repository.Path, () =>
        {
            if (GitCommit.Find(git, commit) is not { } found)
            {
                return false;
            }

            use(new CommitContent(found, repository.Path));
            return true;
        });
    }

    private static void Make(string folder, CommitContent content)
    {
        using var staged = TemporaryDirectory.In(Path.GetDirectoryName(folder)!, isOnlyMaker: true);
        content.WriteAll(staged.Content);
        staged.MoveTo(folder);
    }
}
