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

    private static readonly string[] ForReaders = ["README", "LICENSE", "COPYRIGHT", "CHANGELOG", "CONTRIBUTING"];
    private static readonly string[] LeftBehind = [".pyc", "~", ".swp", ".tmp", ".bak", ".orig"];

    /// <summary>The current recipe of a script.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Its meta is broken, or a file of it cannot be read (<c>FileNotReadable</c>).</exception>
    public static Recipe Read(Artifact script)
    {
        var files = FileAccessErrors.Read(script.Path, () => RecipeFolder.GetDigests(script.Path));
        return new Recipe(ReferenceEquals(script.Meta, script.OriginalMeta)
            ? files
            : new Dictionary<string, string>(files, StringComparer.Ordinal) { [Inherited] = Digests.OfText(JsonMeta.WriteLine(script.Meta)) });
    }

    /// <summary>Whether a file or folder of that name belongs to a recipe.</summary>
    public static bool Belongs(string name) => name[0] != '.'
        && !name.StartsWith("tmp-", StringComparison.Ordinal)
        && name != "__pycache__"
        && !ForReaders.Any(word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        && !LeftBehind.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
