namespace CmPowerShell.Meta.Errors;

/// <summary>Finds the names that a mistyped one most likely meant.</summary>
public static class NearestName
{
    /// <summary>The nearest candidates by edit distance, best first; empty when none is near.</summary>
    /// <param name="name">The typed name.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <param name="limit">How many to return at most.</param>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> candidates, int limit = 3)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        var tolerance = Math.Max(2, name.Length / 3);
        return candidates
            .Distinct(StringComparer.Ordinal)
            .Select(candidate => (candidate, distance: Rank(name, candidate, tolerance)))
            .Where(pair => pair.distance <= tolerance)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Take(limit)
            .Select(pair => pair.candidate)
            .ToList();
    }

    /// <summary>A sentence "Did you mean 'a' or 'b'?", or null when nothing is near.</summary>
    /// <param name="name">The typed name.</param>
    /// <param name="candidates">The names that exist.</param>
    public static string? Hint(string name, IEnumerable<string> candidates)
    {
        var nearest = Find(name, candidates);
        return nearest.Count == 0 ? null : $"Did you mean {string.Join(" or ", nearest.Select(n => $"'{n}'"))}?";
    }

    private static int Rank(string name, string candidate, int tolerance)
    {
        if (name.Length >= 3 && candidate.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        return Math.Abs(name.Length - candidate.Length) > tolerance ? int.MaxValue : EditDistance(name, candidate);
    }

    private static int EditDistance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
