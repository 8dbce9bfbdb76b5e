using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Editing;

/// <summary>Changes and appends values of a list or map in brackets.</summary>
internal sealed class YamlBracketEdit(YamlValueEdit values, TextPatches patches)
{
    /// <summary>Changes a map in braces; returns false, before anything is patched, if pairs must be removed.</summary>
    internal bool TryMap(YamlPlace place, MetaMap old, MetaMap wanted)
    {
        var names = place.Pairs.ConvertAll(pair => pair.Key.IsMerge ? null : pair.Key.KeyText);
        if (names.Exists(name => name is null || !wanted.ContainsKey(name)) || names.Distinct().Count() != names.Count || names.Count != old.Count)
        {
            return false;
        }

        foreach (var (name, (_, value)) in names.Zip(place.Pairs))
        {
            values.Change(value, old[name!], wanted[name!], value.Start, lines: null);
        }

        var added = wanted.Where(pair => !old.ContainsKey(pair.Key)).Select(pair => YamlOneLine.Pair(pair.Key, pair.Value));
        Append(place, place.Pairs.Count == 0 ? null : place.Pairs[^1].Value, added);
        return true;
    }

    /// <summary>Changes a list in brackets; returns false, before anything is patched, if items must be removed.</summary>
    internal bool TryList(YamlPlace place, MetaList old, MetaList wanted)
    {
        if (old.Count != place.Items.Count || wanted.Count < old.Count)
        {
            return false;
        }

        for (var i = 0; i < old.Count; i++)
        {
            values.Change(place.Items[i], old[i], wanted[i], place.Items[i].Start, lines: null);
        }

        Append(place, place.Items.LastOrDefault(), wanted.Skip(old.Count).Select(item => YamlOneLine.Write(item, isInBrackets: true)));
        return true;
    }

    private void Append(YamlPlace place, YamlPlace? last, IEnumerable<string> added)
    {
        var text = string.Join(", ", added);
        var at = last?.End ?? place.Start + 1;
        if (text.Length > 0)
        {
            patches.Replace(at, at, last is null ? text : ", " + text);
        }
    }
}
