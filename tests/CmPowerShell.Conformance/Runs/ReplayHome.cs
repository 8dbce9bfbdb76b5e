using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs;

/// <summary>A scratch home, and a current directory.</summary>
internal sealed class ReplayHome : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cm-replay-").FullName;

    /// <summary>Makes a home in which nothing is.</summary>
    internal ReplayHome()
    {
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(WorkDirectory);
        Directory.CreateDirectory(User);
    }

    /// <summary>Makes a home with a repository.</summary>
    internal ReplayHome(string repositoryFolder, string repositoryAlias)
        : this()
    {
        var repository = Path.Combine(Home, "repos", repositoryAlias);
        CopyFolder(repositoryFolder, repository);

        // The recorded home also held the repository with the automations themselves, which are built in here.
        var automations = Path.Combine(Home, "repos", "mlcommons@ck");
        Directory.CreateDirectory(automations);
        File.WriteAllText(Path.Combine(automations, "cmr.yaml"), "alias: mlcommons@ck\nuid: a4705959af8e447a\ngit: true\n");
        JsonMeta.Save(Path.Combine(Home, "repos.json"), MetaList.OfTexts([repository, automations]));
    }

    internal string Home => Path.Combine(_root, "home");

    internal string WorkDirectory => Path.Combine(_root, "cwd");

    /// <summary>The home directory of the user who runs the commands.</summary>
    internal string User => Path.Combine(_root, "user");

    internal string Scratch => _root;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Puts a recorded cache entry into the home, as the Python tools left it.</summary>
    internal void Seed(MetaMap entry, MetaMap? state)
    {
        var folder = Path.Combine(Home, "repos", "local", entry.Text("automation_alias"), entry.Text("uid"));
        Directory.CreateDirectory(folder);
        JsonMeta.Save(Path.Combine(folder, "_cm.json"), entry);
        if (state is not null)
        {
            JsonMeta.Save(Path.Combine(folder, "cm-cached-state.json"), state);
        }
    }

    /// <summary>The cache entries that are in the home now: their meta and their state, by folder.</summary>
    internal IReadOnlyList<(MetaMap Meta, MetaMap? State)> Entries() => new[] { "installed", "cache" }
        .Select(automation => Path.Combine(Home, "repos", "local", automation))
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories)
        .Order(StringComparer.Ordinal)
        .Select(folder => ((MetaMap)MetaFile.Load(Path.Combine(folder, "_cm.json")), StateOf(folder)))
        .ToList();

    /// <summary>The stored results of the entries in the home, and when each was written.</summary>
    internal IReadOnlyDictionary<string, DateTime> StoredResults() =>
        Directory.EnumerateFiles(Home, "cm-cached-state.json", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);

    private static MetaMap? StateOf(string folder)
    {
        var file = Path.Combine(folder, "cm-cached-state.json");
        return File.Exists(file) ? (MetaMap)MetaFile.Load(file) : null;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => Path.GetFileName(folder) != ".git"))
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
