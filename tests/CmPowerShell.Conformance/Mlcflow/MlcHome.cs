using CmPowerShell.Conformance.Runs;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>A scratch home in the layout of mlcflow, with a current directory, a home directory of the user and the names of the program.</summary>
internal sealed class MlcHome : IDisposable
{
    /// <summary>The search path of the recording.</summary>
    internal const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static readonly string[] FewPrograms = ["sh", "bash", "env", "chmod", "cat", "ls", "uname", "getconf", "python3"];

    private readonly string _root = Directory.CreateTempSubdirectory("mlc-replay-").FullName;

    internal MlcHome(MlcOptions options, string repository)
    {
        foreach (var folder in new[] { Path.Combine(Home, "local"), WorkDirectory, User, Programs })
        {
            Directory.CreateDirectory(folder);
        }

        JsonMeta.Save(Path.Combine(Home, "local", "meta.yaml"), new MetaMap { ["alias"] = "local", ["name"] = "Local MLC repository", ["uid"] = "3b0f1e2d4c5a6978" });
        JsonMeta.Save(Path.Combine(Home, "repos.json"), MetaList.OfTexts([Path.Combine(Home, "local"), .. Repositories(options, repository)]));
        foreach (var name in new[] { "mlc", "mlcr", "mlce", "mlct", "mlcp", "mlcd" })
        {
            File.CreateSymbolicLink(Path.Combine(Programs, name), options.Program);
        }

        File.WriteAllText(Path.Combine(User, ".gitconfig"), GitConfiguration(options.Mirrors));
    }

    internal string Home => Path.Combine(_root, "home");

    internal string WorkDirectory => Path.Combine(_root, "cwd");

    /// <summary>The home directory of the user who runs the commands.</summary>
    internal string User => Path.Combine(_root, "user");

    /// <summary>The folder of the links to the program.</summary>
    internal string Programs => Path.Combine(_root, "programs");

    /// <summary>The input files that commands name.</summary>
    internal string Data => Path.Combine(_root, "data");

    /// <summary>The folder of the cache entries.</summary>
    internal string Cache => Path.Combine(Home, "local", "cache");

    internal string Scratch => _root;

    /// <summary>Empties the current directory: each command was recorded in an empty one.</summary>
    internal void EmptyWorkDirectory()
    {
        Directory.Delete(WorkDirectory, recursive: true);
        Directory.CreateDirectory(WorkDirectory);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>The cache entries that are in the home now, in the order of their folders.</summary>
    internal IReadOnlyList<MlcEntry> Entries() => !Directory.Exists(Cache) ? [] : Directory.EnumerateDirectories(Cache)
        .Order(StringComparer.Ordinal)
        .Select(folder => new MlcEntry(Path.GetFileName(folder), Read(folder, "meta.json") ?? [], Read(folder, "mlc-cached-state.json"), FilesOf(folder)))
        .ToList();

    /// <summary>The stored results, and when each was written.</summary>
    internal IReadOnlyDictionary<string, DateTime> StoredResults() => !Directory.Exists(Cache) ? new Dictionary<string, DateTime>(StringComparer.Ordinal)
        : Directory.EnumerateFiles(Cache, "mlc-cached-state.json", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal);

    /// <summary>The names of the files below a folder.</summary>
    internal static IReadOnlyList<string> FilesOf(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file))
        .Order(StringComparer.Ordinal)
        .ToList();

    /// <summary>A folder with links to few programs.</summary>
    internal string FewProgramsFolder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "minpath")).FullName;
        foreach (var name in FewPrograms)
        {
            var program = SystemPath.Split(':').Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);
            var link = Path.Combine(folder, name);
            if (program is not null && !File.Exists(link))
            {
                File.CreateSymbolicLink(link, program);
            }
        }

        return folder;
    }

    private IEnumerable<string> Repositories(MlcOptions options, string repository)
    {
        foreach (var source in new[] { repository, options.Also }.Where(source => source.Length > 0))
        {
            var copy = Path.Combine(Home, MetaFile.LoadMap(Path.Combine(source, "meta.yaml")).Text("alias"));
            FolderCopy.Make(source, copy);
            yield return copy;
        }
    }

    private static MetaMap? Read(string folder, string name)
    {
        try
        {
            return File.Exists(Path.Combine(folder, name)) ? MetaFile.LoadMap(Path.Combine(folder, name)) : null;
        }
        catch (CmException)
        {
            // A record contains an entry that nothing can read.
            return null;
        }
    }

    private static string GitConfiguration(string mirrors)
    {
        var rules = mirrors.Length == 0 ? [] : Directory.EnumerateDirectories(mirrors).Select(folder =>
            $"[url \"file://{folder}/repo\"]\n  insteadOf = https://github.com/{Path.GetFileName(folder).Replace('+', '/')}.git\n"
            + $"  insteadOf = https://github.com/{Path.GetFileName(folder).Replace('+', '/')}\n");
        return "[safe]\n  directory = *\n[protocol \"file\"]\n  allow = always\n" + string.Concat(rules);
    }
}

/// <summary>A cache entry of the home.</summary>
/// <param name="Folder">The name of its folder.</param>
/// <param name="Meta">What <c>meta.json</c> contains.</param>
/// <param name="State">The stored result, or null.</param>
/// <param name="Files">The names of its files.</param>
internal sealed record MlcEntry(string Folder, MetaMap Meta, MetaMap? State, IReadOnlyList<string> Files);
