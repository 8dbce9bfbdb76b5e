namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>
/// The name of a variation, without the leading <c>_</c>. A name such as <c>url.https://x</c> that the meta does not have
/// itself fills the dynamic variation <c>url.#</c>.
/// </summary>
internal static class VariationName
{
    /// <summary>Whether a name only excludes a variation (<c>-x</c>) or only distinguishes cache entries (<c>~x</c>).</summary>
    public static bool IsMark(string name) => name.Length > 0 && name[0] is '-' or '~';

    /// <summary>The dynamic variation that a name fills, <c>url.#</c> for <c>url.x</c>; null for a name without a value behind its first dot.</summary>
    public static string? Pattern(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || name[^1] == '.' ? null : name[..(dot + 1)] + "#";
    }

    /// <summary>The value of <c>#</c> in the meta of a dynamic variation: everything behind the first dot.</summary>
    public static string Value(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The key under which the meta defines a name: the name itself, or the dynamic variation it fills; null when there is neither.</summary>
    public static string? Defined<T>(string name, IReadOnlyDictionary<string, T> variations) =>
        variations.ContainsKey(name) ? name
        : Pattern(name) is { } pattern && variations.ContainsKey(pattern) ? pattern
        : null;

    /// <summary>Whether a name can be requested of a script with these variations, which may exclude a variation.</summary>
    public static bool IsOffered<T>(string name, IReadOnlyDictionary<string, T> variations)
    {
        var plain = name.StartsWith('-') ? name[1..] : name;
        return variations.ContainsKey(plain) || (plain.Length > 0 && plain[^1] != '.' && variations.Keys.Any(key => Fills(plain, key)));
    }

    private static bool Fills(string name, string key) =>
        key.EndsWith(".#", StringComparison.Ordinal) && name.StartsWith(key[..^1], StringComparison.Ordinal);
}
