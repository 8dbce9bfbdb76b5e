using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Sharing;

/// <summary>Puts names in the place of the folders of this machine.</summary>
internal sealed class PlaceNames
{
    private readonly PathMapping _mapping;

    /// <summary>Makes them.</summary>
    /// <param name="places">The folders with their names.</param>
    /// <param name="work">The work directories of the run.</param>
    public PlaceNames(IEnumerable<SharedPlace> places, IEnumerable<string> work) =>
        _mapping = new PathMapping([.. work.Select(folder => (folder, "{work}")), .. places.Select(place => (place.Path, $"{{{place.Name}}}"))]);

    /// <summary>A text with names. Which entry a folder is follows from the dependencies.</summary>
    public string Apply(string text) => EntryFolder.Rename(_mapping.Apply(text), "{entry}");

    /// <summary>A value with names in all its texts.</summary>
    public MetaValue Apply(MetaValue value) => value switch
    {
        MetaText text => new MetaText(Apply(text.Value)),
        MetaList list => new MetaList(list.Select(Apply)),
        MetaMap map => new MetaMap(map.Select(pair => KeyValuePair.Create(pair.Key, Apply(pair.Value)))),
        _ => value,
    };
}
