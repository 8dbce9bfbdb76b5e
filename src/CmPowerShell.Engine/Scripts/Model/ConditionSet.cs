using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>
/// Variables with the values that they are compared with. Among the values, one of yes, on, true, 1 means any value that is not off, and one of no, off,
/// false, 0 any value that is.
/// </summary>
/// <param name="Key">The key of the meta.</param>
/// <param name="Values">The values by variable; null without the key.</param>
internal readonly record struct ConditionSet(string Key, MetaMap? Values)
{
    private static readonly HashSet<string> On = ["yes", "on", "true", "1"];
    private static readonly HashSet<string> Off = ["no", "off", "false", "0"];

    /// <summary>Whether the meta has the key.</summary>
    public bool IsGiven => Values is not null;

    /// <summary>Returns whether all conditions hold.</summary>
    public bool AllHold(MetaMap env) => Values!.All(condition =>
    {
        var words = Words(condition.Value);
        return env.Find(condition.Key) is { } value
            ? Holds(words, value, emptyMeansOff: false)
            : words.Overlaps(Off) || words.Contains("");
    });

    /// <summary>Returns whether one condition holds.</summary>
    public bool AnyHolds(MetaMap env) =>
        Values!.Any(condition => env.Find(condition.Key) is { } value && Holds(Words(condition.Value), value, emptyMeansOff: true));

    /// <summary>The conditions in one line.</summary>
    public override string ToString() => string.Join(", ", (Values ?? []).Select(condition => $"{condition.Key}: {condition.Value}"));

    private static bool Holds(HashSet<string> words, MetaValue value, bool emptyMeansOff)
    {
        var text = value.ToString().ToLowerInvariant().Trim();
        var isOff = text.Length == 0 || Off.Contains(text);
        return words.Overlaps(On) ? !isOff
            : words.Overlaps(Off) || (emptyMeansOff && words.Contains("")) ? isOff
            : words.Contains(text);
    }

    // A text in the place of a list counts letter by letter, as in the reference: published meta has such a slip, and its plans rely on the result.
    private static HashSet<string> Words(MetaValue values) => (values switch
    {
        MetaList list => list.Texts(),
        MetaText text => text.Value.Select(letter => letter.ToString()),
        _ => [values.ToString()],
    }).Select(word => word.ToLowerInvariant()).ToHashSet();
}
