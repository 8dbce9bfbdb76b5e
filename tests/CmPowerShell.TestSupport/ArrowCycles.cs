namespace CmPowerShell.TestSupport;

/// <summary>Finds what uses each other in a circle.</summary>
public static class ArrowCycles
{
    /// <summary>The cycles among the names that arrows join, each in one line that shows how it is closed.</summary>
    /// <param name="arrows">The arrows. Those from a name to itself do not count.</param>
    public static IReadOnlyList<string> Of(IEnumerable<(string From, string To)> arrows)
    {
        var uses = arrows.Where(arrow => arrow.From != arrow.To).ToLookup(arrow => arrow.From, arrow => arrow.To);
        var reached = uses.ToDictionary(group => group.Key, group => ReachedFrom(group.Key, uses));
        return [.. reached.Keys.Where(name => reached[name].Contains(name)).Select(name => Circle(name, reached)).Distinct().Order()];
    }

    private static string Circle(string name, Dictionary<string, HashSet<string>> reached) =>
        string.Join(" <-> ", reached[name].Where(other => reached.TryGetValue(other, out var back) && back.Contains(name)).Order());

    private static HashSet<string> ReachedFrom(string name, ILookup<string, string> uses)
    {
        var reached = new HashSet<string>();
        var waiting = new Stack<string>(uses[name]);
        while (waiting.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                uses[next].ToList().ForEach(waiting.Push);
            }
        }

        return reached;
    }
}
