using System.Globalization;
using CmPowerShell.Engine.Artifacts;
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
        var files = FileAccessErrors.Read(script.Path, () => Add(new(StringComparer.Ordinal), new DirectoryInfo(script.Path), ""));
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

    private static Dictionary<string, string> Add(Dictionary<string, string> files, DirectoryInfo folder, string prefix)
    {
        foreach (var item in folder.EnumerateFileSystemInfos().Where(item => Belongs(item.Name)))
        {
            // Each cached run does this for all scripts that took part: one call of the system for each file, and one for its digest.
            var (name, entry) = (prefix + item.Name, FileEntry.Of(item.FullName));
            if (entry.Kind == FileKind.Directory)
            {
                Add(files, new DirectoryInfo(item.FullName), name + "/");
            }
            else
            {
                files[name] = entry.Kind == FileKind.Regular ? OfFile(item, entry.Length)
                    : item is FileInfo file && file.ResolvedLength() is { } size ? OfFile(file, size)
                    : "-> " + item.LinkTarget;
            }
        }

        return files;
    }

    private static string OfFile(FileSystemInfo file, long size) => size <= Largest
        ? Digests.OfFile(file.FullName)
        : string.Create(CultureInfo.InvariantCulture, $"{size} bytes of {file.LastWriteTimeUtc:O}");

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
