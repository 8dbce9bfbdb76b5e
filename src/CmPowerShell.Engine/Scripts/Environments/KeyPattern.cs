using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Scripts.Environments;

/// <summary>
/// The name of a variable, or a pattern of names with <c>*</c>, <c>?</c> and <c>[…]</c>, as the keys <c>new_env_keys</c>, <c>local_env_keys</c> and
/// <c>force_env_keys</c> hold them. Case matters, except on Windows, as in Python's <c>fnmatch</c>.
/// </summary>
internal static class KeyPattern
{
    /// <summary>Whether a key is a pattern. A <c>[</c> alone makes none.</summary>
    public static bool IsPattern(string key) => key.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The names that fit a key, in their order.</summary>
    public static List<string> Select(string key, IEnumerable<string> names) => names.Where(name => Fits(key, name)).ToList();

    /// <summary>Whether a name fits a key.</summary>
    public static bool Fits(string key, string name)
    {
        var plain = key.AsSpan().IndexOfAny('*', '?', '[');
        if (plain < 0 || !IsPattern(key))
        {
            return name == key;
        }

        // Most names of an environment differ from a pattern before its first wildcard.
        var ignoreCase = OperatingSystem.IsWindows();
        return name.AsSpan().StartsWith(key.AsSpan(0, plain), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            && AliasPattern.Matches(key.AsSpan(plain), name.AsSpan(plain), ignoreCase);
    }
}
