using System.Text.RegularExpressions;
using CmPowerShell.Engine.Platform;

namespace CmPowerShell.Engine.Reports.Matrix;

/// <summary>
/// Makes of labels names that Azure Pipelines takes for the legs of a matrix: a letter, then letters, digits and <c>_</c>, at most 100 signs. A name depends on its
/// label alone, and on the others only where they would come to the same name.
/// </summary>
internal static partial class LegNames
{
    private const int Longest = 100;
    private const int HashLength = 6;

    /// <summary>The names of labels, in their order; no two are equal, also without regard to case.</summary>
    public static IReadOnlyList<string> Create(IReadOnlyList<string> labels)
    {
        var clean = labels.Select(Clean).ToList();
        var shared = clean.Zip(labels).GroupBy(pair => pair.First, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var taken = clean.Where(name => name.Length <= Longest && !shared.Contains(name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return clean.Zip(labels, (name, label) => name.Length <= Longest && !shared.Contains(name) ? name : Distinct(name, label, taken)).ToList();
    }

    private static string Clean(string label)
    {
        var name = Illegal().Replace(label, "_").Trim('_');
        return name.Length == 0 ? "leg" : char.IsAsciiLetter(name[0]) ? name : "leg_" + name;
    }

    // The checksum of the label distinguishes equal names, independent of the order.
    private static string Distinct(string name, string label, HashSet<string> taken)
    {
        var sum = Convert.ToHexString(Sha256.OfText(label))[..HashLength].ToLowerInvariant();
        for (var time = 1; ; time++)
        {
            var end = time == 1 ? $"_{sum}" : $"_{sum}_{time}";
            var distinct = name[..Math.Min(name.Length, Longest - end.Length)] + end;
            if (taken.Add(distinct))
            {
                return distinct;
            }
        }
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Illegal();
}
