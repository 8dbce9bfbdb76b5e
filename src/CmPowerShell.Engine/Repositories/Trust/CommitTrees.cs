using System.Collections.Concurrent;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>
/// The directory listings of a pinned commit, kept in the home. Each listing has the id that git gives it, and is checked against that id when it is read, so that the list
/// can be trusted as far as the id of its root. To read them needs no git library, whose load costs more than the whole comparison.
/// </summary>
internal sealed class CommitTrees
{
    private const int IdLength = 20;
    private const long MostBytes = 256 << 20;
    private readonly Dictionary<string, byte[]> _trees;
    private readonly ConcurrentDictionary<string, IReadOnlyList<CommitEntry>?> _read = new(StringComparer.Ordinal);

    private CommitTrees(Dictionary<string, byte[]> trees) => _trees = trees;

    /// <summary>Writes the listings of a commit.</summary>
    /// <param name="file">The file to write.</param>
    /// <param name="root">The root directory of the commit.</param>
    public static void Write(string file, LibGit2Sharp.Tree root)
    {
        var trees = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        Collect(root, trees);
        AtomicFile.Write(file, stream =>
        {
            using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            foreach (var (id, bytes) in trees)
            {
                writer.Write(Convert.FromHexString(id));
                writer.Write(bytes.Length);
                writer.Write(bytes);
            }
        });
    }

    /// <summary>Reads listings; null when the file is missing or broken.</summary>
    public static CommitTrees? Read(string file)
    {
        try
        {
            return File.Exists(file) ? new CommitTrees(Parse(RegularFile.ReadAllBytes(file, MostBytes))) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmPowerShell.Meta.Errors.CmException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Gets the content of a directory of the commit; null when its listing is missing or is not the one of this id.</summary>
    /// <param name="id">The id of the directory, 40 digits.</param>
    public IReadOnlyList<CommitEntry>? Entries(string id) => _read.GetOrAdd(id, ReadEntries);

    private IReadOnlyList<CommitEntry>? ReadEntries(string id) =>
        _trees.TryGetValue(id, out var bytes) && GitObjectId.Of("tree", bytes) == id ? CommitEntry.Parse(bytes) : null;

    private static Dictionary<string, byte[]> Parse(ReadOnlySpan<byte> content)
    {
        var trees = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (content.Length > 0)
        {
            var length = BitConverter.ToInt32(content[IdLength..]);
            trees[Convert.ToHexString(content[..IdLength]).ToLowerInvariant()] = content.Slice(IdLength + sizeof(int), length).ToArray();
            content = content[(IdLength + sizeof(int) + length)..];
        }

        return trees;
    }

    private static void Collect(LibGit2Sharp.Tree tree, Dictionary<string, byte[]> trees)
    {
        if (!trees.TryAdd(tree.Sha, CommitEntry.Format(tree)))
        {
            return;
        }

        foreach (var inner in tree.Where(entry => entry.TargetType == LibGit2Sharp.TreeEntryTargetType.Tree))
        {
            Collect((LibGit2Sharp.Tree)inner.Target, trees);
        }
    }
}
