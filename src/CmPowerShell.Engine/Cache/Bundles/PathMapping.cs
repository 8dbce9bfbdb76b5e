using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>
/// Maps old folders to new ones. A text may contain more than the path, such as flags of a compiler, so the text before the path is ignored; the text after
/// it must not continue the name of the folder.
/// </summary>
internal sealed class PathMapping
{
    private readonly IReadOnlyList<(string Old, string New)> _folders;

    /// <summary>Makes a mapping.</summary>
    /// <param name="folders">Old and new full paths. Of two that fit at one place the longer one counts.</param>
    public PathMapping(IEnumerable<(string Old, string New)> folders) =>
        _folders = folders.Where(pair => pair.Old.Length > 0 && pair.Old != pair.New).DistinctBy(pair => pair.Old).OrderByDescending(pair => pair.Old.Length).ToList();

    /// <summary>A text with new paths.</summary>
    /// <param name="text">The text.</param>
    /// <param name="forms">The possible forms of a path in such a text; by default unchanged.</param>
    public string Apply(string text, params Func<string, string>[] forms)
    {
        if (_folders.Count == 0)
        {
            return text;
        }

        var ways = forms.Length > 0 ? forms : [path => path];
        var written = _folders.SelectMany(pair => ways.Select(way => (Old: way(pair.Old), New: way(pair.New)))).DistinctBy(pair => pair.Old).ToList();
        var pattern = $@"(?:{string.Join('|', written.Select(pair => Regex.Escape(pair.Old)))})(?![\w.@+-])";
        return Regex.Replace(text, pattern, match => written.First(pair => pair.Old == match.Value).New, RegexOptions.CultureInvariant);
    }

    /// <summary>A value with new paths in all its texts.</summary>
    public MetaValue Apply(MetaValue value) => value switch
    {
        MetaText text => Apply(text.Value) is var moved && moved == text.Value ? text : new MetaText(moved) { IsTemplate = text.IsTemplate },
        MetaList list => new MetaList(list.Select(Apply)),
        MetaMap map => new MetaMap(map.Select(pair => KeyValuePair.Create(pair.Key, Apply(pair.Value)))),
        _ => value,
    };
}
