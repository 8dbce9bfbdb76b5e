using System.Text.RegularExpressions;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Sharing;

/// <summary>Puts names in the place of the folders of this machine.</summary>
internal sealed partial class PlaceNames
{
    private readonly PathMapping _mapping;

    /// <summary>Makes them.</summary>
    /// <param name="places">The folders with their names.</param>
    /// <param name="work">The work directories of the run.</param>
    public PlaceNames(IEnumerable<SharedPlace> places, IEnumerable<string> work) =>
        _mapping = new PathMapping([.. work.Select(folder => (folder, "{work}")), .. places.Select(place => (place.Path, $"{{{place.Name}}}"))]);

    /// <summary>A text with names.</summary>
    public string Apply(string text) => Entry().Replace(_mapping.Apply(text), "$1{entry}");

    /// <summary>A value with names in all its texts.</summary>
    public MetaValue Apply(MetaValue value) => value switch
    {
        MetaText text => new MetaText(Apply(text.Value)),
        MetaList list => new MetaList(list.Select(Apply)),
        MetaMap map => new MetaMap(map.Select(pair => KeyValuePair.Create(pair.Key, Apply(pair.Value)))),
        _ => value,
    };

    // The name of the folder of an entry is made by chance. Which entry it is follows from the dependencies.
    [GeneratedRegex(@"([\\/](?:cache|installed)[\\/])(?:[0-9a-f]{16}|[^\\/:;,""'\s]+_[0-9a-f]{8})(?![0-9A-Za-z_])", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
