using System.Text;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>The kind of a name in a directory of a commit.</summary>
internal enum CommitEntryKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A file that may be run.</summary>
    Program,

    /// <summary>A symbolic link; its content is its target.</summary>
    Link,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A commit of another repository, whose files are not part of this one.</summary>
    Submodule,
}

/// <summary>One name in a directory of a commit.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The id of its content, 40 digits.</param>
internal readonly record struct CommitEntry(string Name, CommitEntryKind Kind, string Id)
{
    private const int IdLength = 20;

    /// <summary>The entries of a directory as git stores it.</summary>
    public static IReadOnlyList<CommitEntry> Parse(ReadOnlySpan<byte> tree)
    {
        var entries = new List<CommitEntry>();
        while (tree.Length > 0)
        {
            var (space, end) = (tree.IndexOf((byte)' '), tree.IndexOf((byte)0));
            entries.Add(new CommitEntry(
                Encoding.UTF8.GetString(tree[(space + 1)..end]), KindOf(Encoding.ASCII.GetString(tree[..space])), Convert.ToHexString(tree.Slice(end + 1, IdLength)).ToLowerInvariant()));
            tree = tree[(end + 1 + IdLength)..];
        }

        return entries;
    }

    /// <summary>A directory as git stores it.</summary>
    public static byte[] Format(LibGit2Sharp.Tree tree)
    {
        using var bytes = new MemoryStream();
        foreach (var entry in tree)
        {
            bytes.Write(Encoding.UTF8.GetBytes($"{Convert.ToString((int)entry.Mode, 8)} {entry.Name}\0"));
            bytes.Write(entry.Target.Id.RawId);
        }

        return bytes.ToArray();
    }

    private static CommitEntryKind KindOf(string mode) => mode switch
    {
        "40000" => CommitEntryKind.Directory,
        "120000" => CommitEntryKind.Link,
        "160000" => CommitEntryKind.Submodule,
        "100755" => CommitEntryKind.Program,
        _ => CommitEntryKind.File,
    };
}
