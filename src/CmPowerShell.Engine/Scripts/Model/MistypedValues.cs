using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>
/// Finds values of the meta that have no effect, or another one than they seem to have, because of their type: a text in the place of a list of dependencies, a version
/// that YAML reads as a number. The check of meta finds them in all parts of a script; this finds them in the parts that a run uses, at the time of the run.
/// </summary>
internal static class MistypedValues
{
    private static readonly Lazy<ILookup<string, MetaKey>> Keys = new(() => ScriptKeys.All.ToLookup(key => key.Name, StringComparer.Ordinal));
    private static readonly MetaKey[] Variables = [ScriptKeys.Env, ScriptKeys.DefaultEnv, ScriptKeys.Const];
    private static readonly MetaKey[] Conditions = [ScriptKeys.EnableIfEnv, ScriptKeys.EnableIfAnyEnv, ScriptKeys.SkipIfEnv, ScriptKeys.SkipIfAnyEnv];
    private static readonly MetaKey[] Versions = [ScriptKeys.Version, ScriptKeys.VersionMin, ScriptKeys.VersionMax, ScriptKeys.VersionMaxUsable, ScriptKeys.DefaultVersion];

    /// <summary>The values in a part of a script, each with its position.</summary>
    /// <param name="part">The part. Variations and versions in a script are separate parts.</param>
    public static IEnumerable<MistypedValue> In(ScriptPart part) =>
        In(part.Source, part is ScriptModel ? MetaPlaces.Script : part is Variation ? MetaPlaces.Variation : MetaPlaces.Version, "")
            .Where(found => !(found.IsCondition && part.Rules.ScalarsAreConditions));

    private static IEnumerable<MistypedValue> In(MetaMap map, MetaPlaces place, string path) =>
        from pair in map
        where pair.Value.IsTrue()
        let key = Keys.Value[pair.Key].FirstOrDefault(key => key.CountsIn(ScriptGeneration.Script, place))
        where key is not null
        from found in OfKey(key, pair.Value, path + pair.Key)
        select found.Position.IsKnown ? found : found with { Position = map.KeyPosition(pair.Key) };

    private static IEnumerable<MistypedValue> OfKey(MetaKey key, MetaValue value, string path) => (key, value) switch
    {
        (MetaKey<MetaList>, not MetaList) => [Useless(value, path, "a list")],
        (MetaKey<MetaMap>, not MetaMap) => [Useless(value, path, "a map")],
        (MetaKey<string>, MetaList or MetaMap) => [new(value.Position, $"'{path}' is {Describe(value)}, and a text is needed")],
        (_, MetaReal real) when Versions.Contains(key) => [new(value.Position, $"'{path}' is the number {real}; a version needs quotes, since 3.10 without them is 3.1")],
        (_, MetaMap map) when Variables.Contains(key) => map.SelectMany(pair => OfVariable(pair.Value, $"{path}.{pair.Key}")),
        (_, MetaMap map) when Conditions.Contains(key) => map.SelectMany(pair => OfCondition(pair.Value, $"{path}.{pair.Key}")),
        (_, MetaList list) when key.Inner != MetaPlaces.None => list.SelectMany((item, place) => OfItem(item, key.Inner, $"{path}[{place}]")),
        (_, MetaMap map) when key.Inner is MetaPlaces.Variation or MetaPlaces.Version => map.Where(pair => pair.Value.IsTrue() && pair.Value is not MetaMap).Select(pair => Useless(pair.Value, $"{path}.{pair.Key}", "a map")),
        (_, MetaMap map) when key.Inner == MetaPlaces.Change => map.SelectMany(pair => OfItem(pair.Value, key.Inner, $"{path}.{pair.Key}")),
        _ => [],
    };

    private static IEnumerable<MistypedValue> OfItem(MetaValue item, MetaPlaces place, string path) =>
        item is MetaMap map ? In(map, place, path + ".") : item.IsTrue() ? [Useless(item, path, "a map")] : [];

    private static IEnumerable<MistypedValue> OfVariable(MetaValue value, string path) => value switch
    {
        MetaNull => [new(value.Position, $"'{path}' has no value and becomes the text 'None'; an empty text is written ''")],
        MetaMap => [new(value.Position, $"'{path}' is a map, and a variable is a text")],
        _ => [],
    };

    // Text of one letter compares as a list of it does.
    private static IEnumerable<MistypedValue> OfCondition(MetaValue value, string path) => value is MetaText { Value.Length: > 1 } text
        ? [new(value.Position, $"'{path}' is a text, which is compared letter by letter; a list is needed: ['{text.Value}']") { IsCondition = true }]
        : [];

    private static MistypedValue Useless(MetaValue value, string path, string type) => new(value.Position, $"'{path}' is {Describe(value)} and has no effect, because {type} is needed");

    private static string Describe(MetaValue value) => value switch
    {
        MetaList => "a list",
        MetaMap => "a map",
        MetaText => "a text",
        MetaBoolean => "true or false",
        _ => "a number",
    };
}

/// <summary>A value of an unexpected type.</summary>
/// <param name="Position">Where it is in the file.</param>
/// <param name="Text">What is wrong, as a part of a sentence.</param>
internal sealed record MistypedValue(SourcePosition Position, string Text)
{
    /// <summary>Whether it is a text in the place of the list of a condition, which some generations allow.</summary>
    public bool IsCondition { get; init; }
}
