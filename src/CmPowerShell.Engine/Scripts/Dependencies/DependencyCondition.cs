using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Dependencies;

/// <summary>
/// The conditions of a dependency, or of another entry of meta: <c>enable_if_env</c>, <c>skip_if_env</c> and their <c>any</c> forms compare variables with
/// lists of values. Among the values, one of yes, on, true, 1 stands for anything that is not off, and one of no, off, false, 0 for whatever is.
/// </summary>
internal static class DependencyCondition
{
    private static readonly HashSet<string> On = ["yes", "on", "true", "1"];
    private static readonly string[] Enabling = ["enable_if_env", "enable_if_any_env"];
    private static readonly HashSet<string> Off = ["no", "off", "false", "0"];

    /// <summary>Why an entry does not count, in one line; null when it does.</summary>
    /// <param name="entry">The entry with its conditions.</param>
    /// <param name="env">The environment.</param>
    public static string? WhySkipped(MetaMap entry, MetaMap env)
    {
        if (entry.Flag("skip_if_fake_run") && env.Text("CM_TMP_FAKE_RUN") == "yes")
        {
            return "this is a fake run";
        }

        if (entry.Find("enable_if_env") is MetaMap all && !AllHold(all, env))
        {
            return $"enable_if_env does not hold ({Describe(all)})";
        }

        if (entry.Find("enable_if_any_env") is MetaMap any && !AnyHolds(any, env))
        {
            return $"enable_if_any_env does not hold ({Describe(any)})";
        }

        if (entry.Find("skip_if_env") is MetaMap none && AllHold(none, env))
        {
            return $"skip_if_env holds ({Describe(none)})";
        }

        return entry.Find("skip_if_any_env") is MetaMap not && AnyHolds(not, env) ? $"skip_if_any_env holds ({Describe(not)})" : null;
    }

    /// <summary>Whether an entry does not count.</summary>
    public static bool IsSkipped(MetaMap entry, MetaMap env) => WhySkipped(entry, env) is not null;

    /// <summary>Which conditions enabled an entry, in one line; empty when it has none.</summary>
    public static string WhyEnabled(MetaMap entry) => string.Join(
        "; ",
        Enabling
            .Select(key => (Key: key, Conditions: entry.Map(key)))
            .Where(pair => pair.Conditions.Count > 0)
            .Select(pair => $"{pair.Key} holds ({Describe(pair.Conditions)})"));

    private static bool AllHold(MetaMap conditions, MetaMap env) => conditions.All(condition =>
    {
        var words = Words(condition.Value);
        return env.Find(condition.Key) is { } value
            ? Holds(words, value, emptyMeansOff: false)
            : words.Overlaps(Off) || words.Contains("");
    });

    private static bool AnyHolds(MetaMap conditions, MetaMap env) =>
        conditions.Any(condition => env.Find(condition.Key) is { } value && Holds(Words(condition.Value), value, emptyMeansOff: true));

    private static bool Holds(HashSet<string> words, MetaValue value, bool emptyMeansOff)
    {
        var text = value.ToString().ToLowerInvariant().Trim();
        var isOff = text.Length == 0 || Off.Contains(text);
        return words.Overlaps(On) ? !isOff
            : words.Overlaps(Off) || (emptyMeansOff && words.Contains("")) ? isOff
            : words.Contains(text);
    }

    // A text in the place of a list counts letter by letter, as in the reference: published meta holds such a slip, and its plans rely on what came of it.
    private static HashSet<string> Words(MetaValue values) => (values switch
    {
        MetaList list => list.Texts(),
        MetaText text => text.Value.Select(letter => letter.ToString()),
        _ => [values.ToString()],
    }).Select(word => word.ToLowerInvariant()).ToHashSet();

    private static string Describe(MetaMap conditions) => string.Join(", ", conditions.Select(condition => $"{condition.Key}: {condition.Value}"));
}
