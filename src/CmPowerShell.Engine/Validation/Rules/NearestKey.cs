using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>The known key that a key nothing reads was most likely meant to be.</summary>
internal static class NearestKey
{
    private static readonly char[] Marks = ['"', '\'', ':', '\uFEFF', '\u200B', ' ', '\u00A0', '\t'];

    /// <summary>The key, or null when none is near.</summary>
    /// <param name="key">The key in the file.</param>
    /// <param name="known">The keys that are read.</param>
    /// <param name="isStrict">Whether only one wrong character counts, for maps that can hold any key.</param>
    public static string? Find(string key, IEnumerable<string> known, bool isStrict)
    {
        var meant = key.Trim().Trim(Marks).Replace('-', '_').TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var nearest = NearestName.Find(meant, known, limit: 1) is [var first] ? first : null;
        return nearest is null || IsLonger(meant, nearest) || (isStrict && !IsOneOff(meant, nearest)) ? null : nearest;
    }

    // Authors disable a key by appending text to it: docker_off, print_env_at_the_end_disabled.
    private static bool IsLonger(string meant, string known) => meant.Length > known.Length + 2 && meant.StartsWith(known, StringComparison.Ordinal);

    private static bool IsOneOff(string meant, string known)
    {
        if (meant.Length < 4 || Math.Abs(meant.Length - known.Length) > 1)
        {
            return meant == known;
        }

        var start = meant.Zip(known).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = meant.Reverse().Zip(known.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return start + end >= Math.Max(meant.Length, known.Length) - 1;
    }
}
