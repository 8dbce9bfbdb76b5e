using CmPowerShell.Meta.FileSystem;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>A checkout that was killed between its first and its last file.</summary>
/// <param name="repository">The repository.</param>
/// <param name="folder">Its folder, which bounds what is written.</param>
internal sealed class InterruptedCheckout(LibGit2Sharp.Repository repository, string folder)
{
    private readonly FolderRoot _root = new(folder);

    /// <summary>Gives the files that it changed the content of the commit at which the repository is.</summary>
    /// <param name="from">The old commit.</param>
    /// <param name="to">The new commit.</param>
    public void Undo(Commit from, Commit to)
    {
        var head = repository.Head.Tip;
        repository.Reset(ResetMode.Mixed, head);
        var changes = repository.Diff.Compare<TreeChanges>(from.Tree, to.Tree, new CompareOptions { Similarity = SimilarityOptions.None });
        var ours = changes.Select(change => change.Path).Where(path => IsOurs(path, from, to)).ToList();
        foreach (var added in ours.Where(path => head[path] is null))
        {
            _root.Resolve(added).DeleteFile();
        }

        if (ours.Where(path => head[path] is not null).ToList() is { Count: > 0 } changed)
        {
            repository.CheckoutPaths(head.Sha, changed, new CheckoutOptions { CheckoutModifiers = CheckoutModifiers.Force });
        }
    }

    // A file that was edited since is left alone, and the next update names it. The update wrote it only when it holds what one of the commits has, or the beginning of that.
    private bool IsOurs(string path, Commit from, Commit to)
    {
        var file = _root.Resolve(path);
        return file.Kind switch
        {
            FileKind.Missing => true,
            FileKind.Regular => Read(file) is var content && (BeginsWith(Content(to, path), content) || BeginsWith(Content(from, path), content)),
            _ => false,
        };
    }

    private static byte[] Read(ContainedPath file)
    {
        using var stream = file.OpenRead();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
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
