using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Tests.Index;

/// <summary>A home of its own for one test: repositories with artifacts, and a catalog that lists them in the order of adding.</summary>
internal sealed class ScratchHome : IRepositoryCatalog, IDisposable
{
    private readonly List<Repository> _repositories = [];
    private int _loads;

    public ScratchHome(string name = "cm index ")
    {
        Root = Directory.CreateTempSubdirectory(name).FullName;
        AddRepository("local", "9a3280b14a4285c9");
    }

    public string Root { get; }

    public string IndexFile => Path.Combine(Root, ".cmpowershell", "index");

    public IReadOnlyList<Repository> Repositories => _repositories.ToList();

    public IReadOnlyList<CmError> Problems => [];

    public Repository Local => _repositories[0];

    /// <summary>How often a meta file was read.</summary>
    public int Loads => Volatile.Read(ref _loads);

    public void Refresh()
    {
    }

    public ArtifactIndex OpenIndex() => new(this, IndexFile, null, Load);

    public Repository AddRepository(string alias, string uid = "", string prefix = "")
    {
        var path = Path.Combine(Root, "repos", alias);
        var repository = new Repository(path, new MetaMap { ["alias"] = alias, ["uid"] = uid, ["prefix"] = prefix });
        Directory.CreateDirectory(repository.ArtifactsPath);
        _repositories.Add(repository);
        return repository;
    }

    /// <summary>Registers a folder outside of the home.</summary>
    public void Register(string path) => _repositories.Add(new(path, new MetaMap { ["alias"] = Path.GetFileName(path) }));

    public void RemoveRepository(Repository repository) => _repositories.Remove(repository);

    /// <summary>Writes an artifact into a repository; returns its folder.</summary>
    public string Add(Repository repository, string automation, string alias, string uid = "", string tags = "", Action<MetaMap>? change = null)
    {
        var meta = new MetaMap
        {
            ["alias"] = alias,
            ["uid"] = uid,
            ["automation_alias"] = automation,
            ["tags"] = MetaList.OfTexts(tags.Split(',', StringSplitOptions.RemoveEmptyEntries)),
        };
        change?.Invoke(meta);
        if (!_repositories.Contains(repository))
        {
            throw new ArgumentException("The repository is not in this home.", nameof(repository));
        }

        var folder = Path.Combine(repository.ArtifactsPath, automation, alias.Length > 0 ? alias : uid);
        Directory.CreateDirectory(folder);
        // A half-written file would be a broken artifact to a concurrent reader.
        AtomicFile.WriteText(Path.Combine(folder, "_cm.json"), JsonMeta.Write(meta));
        return folder;
    }

    public string Add(string automation, string alias, string uid = "", string tags = "") => Add(Local, automation, alias, uid, tags);

    /// <summary>Makes everything look as if it had been there for an hour.</summary>
    public void Age()
    {
        var past = DateTime.UtcNow.AddHours(-1);
        foreach (var entry in Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories))
        {
            SetTime(entry, past);
            past = past.AddMilliseconds(1);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private MetaMap Load(string pathWithoutExtension)
    {
        Interlocked.Increment(ref _loads);
        return MetaFile.LoadPair(pathWithoutExtension).Value;
    }

    private static void SetTime(string entry, DateTime time)
    {
        if (Directory.Exists(entry))
        {
            Directory.SetLastWriteTimeUtc(entry, time);
        }
        else
        {
            File.SetLastWriteTimeUtc(entry, time);
        }
    }
}
