using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Tests.Scripts.Model;

/// <summary>What the model makes of a map of meta, whatever the map is.</summary>
internal static class SampleSection
{
    /// <summary>A value that each kind of key accepts.</summary>
    public static MetaValue ValueFor(MetaKey key) => key switch
    {
        MetaKey<bool> => true,
        MetaKey<double> => 7,
        MetaKey<string> => key.Name == "exclude-in-test" ? "yes" : "some",
        MetaKey<IReadOnlyList<string>> => MetaList.OfTexts(["some"]),
        MetaKey<MetaList> => new MetaList { new MetaMap { ["some"] = "other" }, MetaList.OfTexts(["some"]) },
        MetaKey<MetaValue?> => key.Name == "variations_list" ? MetaList.OfTexts(["some"]) : 7,
        _ => new MetaMap { ["some"] = new MetaMap { ["one"] = "two" } },
    };

    /// <summary>The objects of the model that are made of a map at a place.</summary>
    public static IEnumerable<object> Read(MetaMap map, MetaPlaces place, ScriptGeneration generation) => place switch
    {
        MetaPlaces.Script => [Script(map, generation)],
        MetaPlaces.Variation => [Script(Under("variations", map), generation).Variations["v"]],
        MetaPlaces.Version => [Script(Under("versions", map), generation).Versions["v"]],
        MetaPlaces.Update => Of(Script(Under("variations", new MetaMap { ["update_meta_if_env"] = new MetaList([map]) }), generation).Variations["v"].Updates[0]),
        MetaPlaces.Dependency => Of(Script([], generation).ReadDependency(map)),
        MetaPlaces.Change => Of(Script([], generation).ReadDependency(map)),
        MetaPlaces.CacheTag => [Script(new MetaMap { ["extra_cache_tags_from_env"] = new MetaList([map]) }, generation).CacheTagSources[0]],
        MetaPlaces.Docker => [Script(new MetaMap { ["docker"] = map }, generation).DockerSettings],
        MetaPlaces.Tests => [Script([], generation).ReadTests(map)],
        MetaPlaces.Test => [Script([], generation).ReadTests([]).ReadRun(map)],
        MetaPlaces.Compatibility => [Script(new MetaMap { ["mlc_compat"] = new MetaList([map]) }, generation).Compatibility[0]],
        MetaPlaces.Input => [Script(Under("input_description", map), generation).DescribedInputs["v"]],
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    /// <summary>The value of a property of one of the objects, as a text that differs where the value does; null where none has it.</summary>
    public static string? Show(IEnumerable<object> objects, string property) => objects
        .Select(owner => (Owner: owner, Property: owner.GetType().GetProperty(property)))
        .Where(pair => pair.Property is not null)
        .Select(pair => Show(pair.Property!.GetValue(pair.Owner)))
        .FirstOrDefault();

    private static ScriptModel Script(MetaMap map, ScriptGeneration generation) =>
        Generation.All.Single(known => known.Kind == generation).Read(SampleScript.Artifact(map));

    private static MetaMap Under(string key, MetaMap map) => new() { [key] = new MetaMap { ["v"] = map } };

    private static object[] Of(ConditionalUpdate update) => [update, update.Conditions];

    private static object[] Of(Dependency dependency) => [dependency, dependency.Conditions];

    private static string Show(object? value) => value switch
    {
        null => "nothing",
        string text => text,
        MetaValue meta => JsonMeta.WriteLine(meta, sortKeys: true),
        System.Collections.IEnumerable items => string.Join(",", items.Cast<object>().Select(Show)) + ";",
        _ => value.ToString()!,
    };
}
