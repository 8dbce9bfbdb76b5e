using CmPowerShell.Meta.FileSystem;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// Puts a repository in order whose update was killed: its files are again those of the commit it is at, and no lock of git is left. A mark in the folder
/// <c>.git</c>, which is there while an update goes on, tells of it. It must be the turn of whoever calls.
/// </summary>
internal sealed class InterruptedUpdate
{
    private const string MarkName = "cm-update";
    private readonly LibGit2Sharp.Repository _repository;
    private readonly string _workTree;

    private InterruptedUpdate(LibGit2Sharp.Repository repository) => (_repository, _workTree) = (repository, repository.Info.WorkingDirectory);

    /// <summary>Whether an update was interrupted, or goes on.</summary>
    public static bool IsIn(string folder) => File.Exists(MarkIn(folder));

    /// <summary>Marks that an update begins.</summary>
    public static void Begin(string folder) => Mark(folder, "");

    /// <summary>Marks which files it is about to change.</summary>
    /// <param name="folder">The folder of the repository.</param>
    /// <param name="from">The commit whose files are there.</param>
    /// <param name="to">The commit whose files are to be there.</param>
    public static void Aim(string folder, Commit from, Commit to) => Mark(folder, $"{from.Sha} {to.Sha}");

    /// <summary>Marks that it has ended.</summary>
    public static void End(string folder) => File.Delete(MarkIn(folder));

    /// <summary>Puts the repository in order, where that is possible; otherwise the mark stays for the next one who tries.</summary>
    public static void Recover(string folder)
    {
        try
        {
            RemoveLocks(folder);
            Restore(folder);
            End(folder);
        }
        catch (Exception problem) when (problem is LibGit2SharpException or IOException or UnauthorizedAccessException)
        {
            // Whoever updates it is told by git what is wrong.
        }
    }

    private static void Mark(string folder, string text)
    {
        if (Directory.Exists(Path.GetDirectoryName(MarkIn(folder))))
        {
            AtomicFile.WriteText(MarkIn(folder), text + "\n");
        }
    }

    private static void RemoveLocks(string folder)
    {
        foreach (var left in Directory.EnumerateFiles(Path.Combine(folder, ".git"), "*.lock", SearchOption.AllDirectories).ToList())
        {
            File.Delete(left);
        }
    }

    private static void Restore(string folder)
    {
        if (File.ReadAllText(MarkIn(folder)).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var from, var to])
        {
            using var repository = new LibGit2Sharp.Repository(folder);
            new InterruptedUpdate(repository).Restore(repository.Lookup<Commit>(from), repository.Lookup<Commit>(to));
        }
    }

    private static string MarkIn(string folder) => Path.Combine(folder, ".git", MarkName);

    private void Restore(Commit? from, Commit? to)
    {
        if (from is null || to is null)
        {
            return;
        }

        var head = _repository.Head.Tip;
        _repository.Reset(ResetMode.Mixed, head);
        var changes = _repository.Diff.Compare<TreeChanges>(from.Tree, to.Tree, new CompareOptions { Similarity = SimilarityOptions.None });
        var ours = changes.Select(change => change.Path).Where(path => IsOurs(path, from, to)).ToList();
        foreach (var added in ours.Where(path => head[path] is null))
        {
            File.Delete(Path.Combine(_workTree, added));
        }

        if (ours.Where(path => head[path] is not null).ToList() is { Count: > 0 } changed)
        {
            _repository.CheckoutPaths(head.Sha, changed, new CheckoutOptions { CheckoutModifiers = CheckoutModifiers.Force });
        }
    }

    // A file that somebody has changed since is left alone, and the next update names it. The update wrote it only when it holds what one of the commits has, or the beginning of that.
    private bool IsOurs(string path, Commit from, Commit to)
    {
        var file = Path.Combine(_workTree, path);
        return !File.Exists(file) || (File.ReadAllBytes(file) is var content && (BeginsWith(Content(to, path), content) || BeginsWith(Content(from, path), content)));
    }

    private static bool BeginsWith(byte[]? whole, byte[] content) => whole is not null && whole.AsSpan().StartsWith(content);

    private static byte[]? Content(Commit commit, string path)
    {
        if (commit[path]?.Target is not Blob blob)
        {
            return null;
        }

        using var stream = blob.GetContentStream(new FilteringOptions(path));
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
