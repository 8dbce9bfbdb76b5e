using System.Globalization;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>
/// Selects the files of the recipe of a script: all in its folder and the folders in it, because native scripts and hooks use the files next to them,
/// and the meta that it inherits. Excluded are files for readers, files of Python and editors, files of a run (<c>tmp-…</c>), and names that begin with a dot.
/// </summary>
internal static class RecipeFiles
{
    /// <summary>The name of inherited meta in a recipe.</summary>
    public const string Inherited = "_base";

    // A file above this size, such as a data set next to a script, is compared by its size and time.
    private const long Largest = 16 * 1024 * 1024;

    private static readonly string[] ForReaders = ["README", "LICENSE", "COPYRIGHT", "CHANGELOG", "CONTRIBUTING"];
    private static readonly string[] LeftBehind = [".pyc", "~", ".swp", ".tmp", ".bak", ".orig"];

    /// <summary>The current recipe of a script.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Its meta is broken, or a file of it cannot be read (<c>FileNotReadable</c>).</exception>
    public static Recipe Read(Artifact script)
    {
        var files = FileAccessErrors.Read(script.Path, () => Add(new(StringComparer.Ordinal), script.Path, ""));
        if (!ReferenceEquals(script.Meta, script.OriginalMeta))
        {
            files[Inherited] = Digests.OfText(JsonMeta.WriteLine(script.Meta));
        }

        return new Recipe(files);
    }

    /// <summary>Whether a file or folder of that name belongs to a recipe.</summary>
    public static bool Belongs(string name) => name[0] != '.'
        && !name.StartsWith("tmp-", StringComparison.Ordinal)
        && name != "__pycache__"
        && !ForReaders.Any(word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        && !LeftBehind.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    // Each cached run does this for all scripts that took part, so it costs one call of the system for each file.
    private static Dictionary<string, string> Add(Dictionary<string, string> files, string folder, string prefix)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(path);
            if (Belongs(name))
            {
                Add(files, path, prefix + name, FileEntry.Of(path));
            }
        }

        return files;
    }

    private static void Add(Dictionary<string, string> files, string path, string name, FileEntry entry)
    {
        switch (entry.Kind)
        {
            case FileKind.Missing:
                break; // It was removed a moment ago.
            case FileKind.Directory:
                Add(files, path, name + "/");
                break;
            case FileKind.Regular:
                files[name] = OfFile(path, entry);
                break;
            default:
                files[name] = OfLink(new FileInfo(path));
                break;
        }
    }

    private static string OfFile(string path, FileEntry entry) => entry.Length <= Largest ? Digests.OfFile(path, FileStamp.Of(entry)) : OfLarge(entry.Length, new DateTime(entry.Changed, DateTimeKind.Utc));

    private static string OfLink(FileInfo link) => link.ResolvedLength() is not { } size ? "-> " + link.LinkTarget
        : size <= Largest ? Digests.OfFile(link.FullName)
        : OfLarge(size, link.LastWriteTimeUtc);

    private static string OfLarge(long size, DateTime changed) => string.Create(CultureInfo.InvariantCulture, $"{size} bytes of {changed:O}");

    // A link to a file is compared by its target; one to a folder, without a target or in a cycle by its text.
    private static long? ResolvedLength(this FileInfo file)
    {
        try
        {
            return file.LinkTarget is null ? file.Length : file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target.Length : null;
        }
        catch (IOException) when (file.LinkTarget is not null)
        {
            return null;
        }
    }
}
