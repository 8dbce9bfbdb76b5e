using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>
/// Collects from meta the names of the variables whose values decide on the result of a script: the table of keys defines which keys name them and how, and every text
/// may hold placeholders.
/// </summary>
/// <param name="names">Takes the names.</param>
/// <param name="placeholders">Returns the names in the placeholders of a text.</param>
internal sealed class VariableCollector(ISet<string> names, Func<MetaText, IEnumerable<string>> placeholders)
{
    private static readonly Lazy<ILookup<string, MetaKey>> Naming = new(() => ScriptKeys.All.Where(key => key.Variables != NamedVariables.None).ToLookup(key => key.Name));

    private static readonly string[] Choices = [ScriptKeys.Variations.Name, ScriptKeys.Versions.Name, ScriptKeys.Docker.Name];

    /// <summary>Collects from a part of a script. Of the script itself, variations and versions do not count: those that are selected are separate parts.</summary>
    /// <param name="part">The part.</param>
    public void Collect(ScriptPart part)
    {
        var isChoice = part is ScriptModel;
        foreach (var (key, value) in part.Source)
        {
            if (!isChoice || !Choices.Contains(key))
            {
                Collect(key, value, MetaPlaces.Part | MetaPlaces.Conditional);
            }
        }
    }

    private void Collect(string key, MetaValue value, MetaPlaces places)
    {
        foreach (var row in Naming.Value[key].Where(row => (row.Places & places) != 0))
        {
            names.UnionWith(NamesIn(value, row.Variables));
        }

        Collect(value, key == ScriptKeys.CacheTagSources.Name ? MetaPlaces.CacheTag : MetaPlaces.Conditional);
    }

    private void Collect(MetaValue value, MetaPlaces places)
    {
        switch (value)
        {
            case MetaText text:
                names.UnionWith(placeholders(text));
                break;
            case MetaList list:
                list.ToList().ForEach(item => Collect(item, places));
                break;
            case MetaMap map:
                map.ToList().ForEach(pair => Collect(pair.Key, pair.Value, places));
                break;
        }
    }

    private static IEnumerable<string> NamesIn(MetaValue value, NamedVariables how) => (how, value) switch
    {
        (NamedVariables.Keys, MetaMap map) => map.Keys,
        (NamedVariables.Values, MetaMap map) => map.Values.Select(name => name.ToString()),
        (NamedVariables.ItemsOfValues, MetaMap map) => map.Keys.SelectMany(key => map.Texts(key)),
        (NamedVariables.Items, MetaList or MetaText) => new MetaMap { [""] = value }.Texts(""),
        (NamedVariables.Text, not MetaNull) => [value.ToString()],
        _ => [],
    };
}
