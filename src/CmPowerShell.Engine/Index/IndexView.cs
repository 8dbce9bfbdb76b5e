using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Index;

/// <summary>All artifacts at one moment, ready to be searched. It never changes, so any number of threads can read it.</summary>
internal sealed class IndexView
{
    private readonly FolderScanner _scanner;
    // Made at the first request: a command that changes many artifacts makes a view for each.
    private readonly Lazy<RowTable> _rows;
    private readonly Inheritance _inheritance;

    public IndexView(IReadOnlyList<Repository> repositories, IndexedRepository[] trees, FolderScanner scanner)
    {
        (Repositories, Trees, _scanner) = (repositories, trees, scanner);
        _rows = new(() => Flatten(trees));
        _inheritance = new(this);
    }

    /// <summary>The repositories in the order of searching.</summary>
    public IReadOnlyList<Repository> Repositories { get; }

    /// <summary>The data of each repository, in the same order.</summary>
    public IndexedRepository[] Trees { get; }

    /// <summary>The artifacts in the order of searching.</summary>
    public IReadOnlyList<IndexRow> Rows => _rows.Value.Rows;

    /// <summary>Merges inherited meta.</summary>
    public Inheritance Inheritance => _inheritance;

    /// <summary>Whether it would be the same view if it were made of these.</summary>
    public bool IsViewOf(IReadOnlyList<Repository> repositories, IndexedRepository[] trees)
    {
        var same = trees.Length == Trees.Length;
        for (var i = 0; same && i < trees.Length; i++)
        {
            same = ReferenceEquals(trees[i], Trees[i]) && ReferenceEquals(repositories[i], Repositories[i]);
        }

        return same;
    }

    /// <summary>Whether it is of these repositories.</summary>
    public bool HasRepositories(IReadOnlyList<Repository> repositories)
    {
        var same = repositories.Count == Repositories.Count;
        for (var i = 0; same && i < repositories.Count; i++)
        {
            same = ReferenceEquals(repositories[i], Repositories[i]);
        }

        return same;
    }

    /// <summary>The artifacts that meet a query.</summary>
    public List<IndexRow> Search(ArtifactQuery query)
    {
        var found = new List<IndexRow>();
        var wanted = Wanted(query.Name.Repository);
        var mask = TagMask.Compute(query.Tags.Required);
        var (anyName, anyAutomation, anyTags) = (query.Name.Object.IsEmpty, query.Automation.IsEmpty, query.Tags.IsEmpty);
        foreach (var row in _rows.Value.Candidates(query.Name.Object, mask))
        {
            if (wanted[row.Repository]
                && (anyName || query.Name.Object.Matches(row.Meta.Alias, row.Meta.Uid))
                && (anyAutomation || query.Automation.Matches(row.AutomationName))
                && (anyTags || query.Tags.Matches(_inheritance.Tags(row))))
            {
                found.Add(row);
            }
        }

        return found;
    }

    /// <summary>The artifact of a row.</summary>
    public Artifact GetArtifact(IndexRow row)
    {
        var repository = Repositories[row.Repository];
        object owner = row.Meta.Base.Length == 0 ? repository : this;
        return row.Folder.ArtifactFor(owner, () => new Artifact(Identity(row), repository, () => _inheritance.Load(row)) { Inherits = row.Meta.Base.Length > 0 });
    }

    /// <summary>The artifact in a folder of a repository, or null.</summary>
    public Artifact? At(FolderPlace place)
    {
        var automation = Array.Find(Trees[place.Repository].Automations, automation => FolderPlace.SameName(automation.Name, place.Automation));
        var folder = automation is null ? null : Array.Find(automation.Folders, folder => FolderPlace.SameName(folder.Name, place.Folder));
        return folder?.Meta is null ? null : GetArtifact(new(folder, automation!, place.Repository));
    }

    /// <summary>Full path of the folder of an artifact.</summary>
    public string GetPath(IndexRow row) => Path.Combine(Trees[row.Repository].Path, row.Automation.Name, row.Folder.Name);

    /// <summary>The meta of an artifact without inherited meta.</summary>
    public MetaMap GetOriginal(IndexRow row) =>
        row.Folder.Original(() => _scanner.Load(Path.Combine(GetPath(row), row.Folder.Files.BaseName!)));

    private ArtifactIdentity Identity(IndexRow row)
    {
        var automation = row.AutomationName;
        return new(row.Meta.Alias, row.Meta.Uid, automation.Alias, automation.Uid, _inheritance.Tags(row), GetPath(row));
    }

    private bool[] Wanted(ObjectName? name)
    {
        var wanted = new bool[Repositories.Count];
        for (var i = 0; i < wanted.Length; i++)
        {
            wanted[i] = name is not { } asked || asked.Matches(Repositories[i].Name);
        }

        return wanted;
    }

    private static RowTable Flatten(IndexedRepository[] trees)
    {
        var rows = new List<IndexRow>();
        for (var i = 0; i < trees.Length; i++)
        {
            foreach (var automation in trees[i].Automations)
            {
                foreach (var folder in automation.Folders)
                {
                    if (folder.Meta is not null)
                    {
                        rows.Add(new(folder, automation, i));
                    }
                }
            }
        }

        return new RowTable([.. rows]);
    }
}
