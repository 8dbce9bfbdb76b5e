using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>
/// The keys of meta that the engine reads: where each can be, which property of the model holds it, and whether its value decides on the reuse of a cache
/// entry. A new key is a line here, a property of the model, and the code that uses the property.
/// </summary>
internal static partial class ScriptKeys
{
    private const string Artifact = "the-script-as-an-artifact";
    private const string VariablesAndState = "variables-and-state";
    private const string DependencySection = "dependencies";
    private const string VariationSection = "variations";
    private const string VersionSection = "versions";
    private const string CacheSection = "the-cache";
    private const string RunSection = "the-run";
    private const string TestSection = "tests";
    private const string ExperimentSection = "experiments";
    private const string Scripts2022Section = "scripts-of-mid-2022";
    private const string MlcflowSection = "scripts-of-mlcflow";
    private const string ComponentSection = "components-of-2022";

    // Without a static constructor .NET would make the keys when the first of them is used, and the list could be read before.
    static ScriptKeys()
    {
    }

    /// <summary>All keys.</summary>
    public static IReadOnlyList<MetaKey> All => Table.Keys;

    // A list filled by the keys themselves: finding them by reflection takes a native program 2 ms.
    private static MetaKey<T> Add<T>(MetaKey<T> key)
    {
        Table.Keys.Add(key);
        return key;
    }

    private static MetaKey<string> Text(string name, MetaPlaces places, string property, string section) =>
        new(name, places, property, static (map, key) => map.Text(key)) { Section = section };

    private static MetaKey<bool> Flag(string name, MetaPlaces places, string property, string section) =>
        new(name, places, property, static (map, key) => map.Flag(key)) { Section = section };

    private static MetaKey<double> Number(string name, MetaPlaces places, string property, string section) =>
        new(name, places, property, static (map, key) => map.Find(key) switch { MetaInteger integer => (double)integer.Value, MetaReal real => real.Value, _ => 0 }) { Section = section };

    private static MetaKey<IReadOnlyList<string>> Texts(string name, MetaPlaces places, string property, string section) =>
        new(name, places, property, static (map, key) => map.Texts(key)) { Section = section };

    private static MetaKey<MetaMap> Map(string name, MetaPlaces places, string property, string section) =>
        new(name, places, property, static (map, key) => map.Map(key)) { Section = section };

    private static MetaKey<MetaMap?> OptionalMap(string name, MetaPlaces places, string property, string section) =>
        new(name, places, property, static (map, key) => map.Find(key) as MetaMap) { Section = section };

    private static MetaKey<MetaList> List(string name, MetaPlaces places, string property, string section) =>
        new(name, places, property, static (map, key) => map.List(key)) { Section = section };

    private static MetaKey<MetaValue?> Value(string name, MetaPlaces places, string property, string section) =>
        new(name, places, property, static (map, key) => map.Find(key)) { Section = section };

    // Apart, since it has to be there before the first key in any of the files.
    private static class Table
    {
        public static readonly List<MetaKey> Keys = [];
    }
}
