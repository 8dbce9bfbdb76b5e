using System.Text;
using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Index.Format;

/// <summary>
/// Converts the index to bytes: first every text once, then the tree, in which a text is the number of its position.
/// Numbers take seven bits a byte, low ones first; times take eight bytes.
/// </summary>
internal sealed class IndexWriter
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly ByteBuffer _tree = new();

    private IndexWriter()
    {
    }

    /// <summary>The bytes of an index.</summary>
    public static byte[] Write(IReadOnlyList<IndexedRepository> repositories)
    {
        var writer = new IndexWriter();
        writer._tree.Number(repositories.Count);
        foreach (var repository in repositories)
        {
            writer.Repository(repository);
        }

        return writer.TextsAndTree();
    }

    private byte[] TextsAndTree()
    {
        var result = new ByteBuffer();
        result.Number(_texts.Count);
        foreach (var text in _texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            result.Number(bytes.Length);
            result.Bytes(bytes);
        }

        result.Bytes(_tree.Written);
        return result.Written.ToArray();
    }

    private void Repository(IndexedRepository repository)
    {
        Text(repository.Path);
        Stamp(repository.Stamp);
        Problem(repository.Problem);
        _tree.Number(repository.Automations.Length);
        foreach (var automation in repository.Automations)
        {
            Text(automation.Name);
            Stamp(automation.Stamp);
            Problem(automation.Problem);
            _tree.Number(automation.Folders.Length);
            foreach (var folder in automation.Folders)
            {
                Folder(folder);
            }
        }
    }

    private void Folder(IndexedFolder folder)
    {
        Text(folder.Name);
        Stamp(folder.Stamp);
        Files(folder.Files);
        Problem(folder.Problem);
        if (folder.Meta is not { } meta)
        {
            _tree.Number(0);
            return;
        }

        _tree.Number(meta.Tags.Length + 1);
        foreach (var text in (ReadOnlySpan<string>)[.. meta.Tags, meta.Alias, meta.Uid, meta.AutomationAlias, meta.AutomationUid, meta.Base])
        {
            Text(text);
        }
    }

    private void Files(MetaStamps files)
    {
        var present = 0;
        for (var i = 0; i < MetaStamps.NameCount; i++)
        {
            present |= files[i].Exists ? 1 << i : 0;
        }

        _tree.Number(present);
        for (var i = 0; i < MetaStamps.NameCount; i++)
        {
            if (files[i].Exists)
            {
                Stamp(files[i]);
                _tree.Number(files[i].Size);
            }
        }
    }

    private void Problem(CmError? problem)
    {
        _tree.Number(problem is null ? 0 : 1);
        if (problem is null)
        {
            return;
        }

        Text(problem.Id);
        _tree.Number((int)problem.Code);
        _tree.Number((int)problem.Category);
        Text(problem.Message);
        Text(problem.Hint ?? "");
        Text(problem.Target?.ToString() ?? "");
        Text(problem.Location?.File ?? "");
        _tree.Number(problem.Location?.Line ?? 0);
        _tree.Number(problem.Location?.Column ?? 0);
    }

    private void Stamp(FileStamp stamp) => _tree.Time(stamp.Time);

    private void Text(string text)
    {
        if (!_places.TryGetValue(text, out var place))
        {
            _places[text] = place = _texts.Count;
            _texts.Add(text);
        }

        _tree.Number(place);
    }
}
