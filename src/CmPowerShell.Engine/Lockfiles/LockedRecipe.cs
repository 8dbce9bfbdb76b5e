using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Records;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>The files from which a script works.</summary>
/// <param name="Digest">The digest of all of them.</param>
/// <param name="Files">The first digits of the digest of each file, by its path in the folder of the script. They name the file that has changed.</param>
public sealed record LockedRecipe(string Digest, IReadOnlyDictionary<string, string> Files)
{
    private const int DigitsOfFile = 12;
    private const string SizeEnd = " bytes of ";

    /// <summary>Reads the current recipe of a script.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Its meta is broken, or a file cannot be read.</exception>
    internal static LockedRecipe Read(Artifact script)
    {
        var recipe = Portable(RecipeFiles.Read(script));
        return new LockedRecipe(
            recipe.Digest, recipe.Files.OrderBy(file => file.Key, StringComparer.Ordinal).ToDictionary(file => file.Key, file => Shortened(file.Value), StringComparer.Ordinal));
    }

    /// <summary>The files that differ, such as <c>run.sh was changed</c>; null if none does.</summary>
    /// <param name="now">The current recipe.</param>
    public string? Difference(LockedRecipe now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return Digest == now.Digest ? null : new Recipe(Files).Difference(new Recipe(now.Files)) ?? "its files were changed";
    }

    // The time of a large file differs on each machine.
    private static Recipe Portable(Recipe recipe) => new(recipe.Files.ToDictionary(
        file => file.Key,
        file => file.Value.IndexOf(SizeEnd, StringComparison.Ordinal) is var end and > 0 ? file.Value[..(end + SizeEnd.Length)].Trim() : file.Value,
        StringComparer.Ordinal));

    private static string Shortened(string digest) => digest.Length > DigitsOfFile && digest.All(char.IsAsciiHexDigit) ? digest[..DigitsOfFile] : digest;
}
