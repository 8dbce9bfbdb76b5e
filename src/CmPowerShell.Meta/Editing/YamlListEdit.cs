using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Meta.Editing;

/// <summary>Changes, removes and appends the items of a list in block style.</summary>
internal sealed class YamlListEdit(string text, TextLines lines, TextPatches patches, YamlValueEdit values)
{
    /// <summary>Applies the change; returns false, before anything is patched, if the list would be empty.</summary>
    internal bool TryChange(YamlPlace place, MetaList old, MetaList wanted)
    {
        if (old.Count != place.Items.Count || wanted.Count == 0)
        {
            return false;
        }

        return old.Count == wanted.Count ? ChangeEach(place, old, wanted) : TryKeep(place, old, wanted);
    }

    private bool ChangeEach(YamlPlace place, MetaList old, MetaList wanted)
    {
        for (var i = 0; i < old.Count; i++)
        {
            var (item, now, dash) = (place.Items[i], wanted[i], Dash(place.Items[i]));
            values.Change(item, old[i], now, dash + 1, () => lines.Indent(Written(now)[1..], lines.Column(dash)));
        }

        return true;
    }

    /// <summary>Keeps the requested items in this order, removes the others and appends new ones.</summary>
    private bool TryKeep(YamlPlace place, MetaList old, MetaList wanted)
    {
        var next = 0;
        var kept = old.Select(item => next < wanted.Count && item.Equals(wanted[next]) && ++next > 0).ToList();
        var last = kept.LastIndexOf(true);
        if (last < 0)
        {
            return false;
        }

        foreach (var (item, _) in place.Items.Zip(kept).Where(pair => !pair.Second))
        {
            Remove(item);
        }

        var column = lines.Column(Dash(place.Items[0]));
        var at = lines.Next(place.Items[last].End);
        foreach (var item in wanted.Skip(next))
        {
            patches.Replace(at, at, lines.Inserted(at, new string(' ', column) + lines.Indent(Written(item), column)));
        }

        return true;
    }

    private void Remove(YamlPlace item)
    {
        var dash = Dash(item);
        if (!lines.IsFirst(dash))
        {
            throw new NotEditableException();
        }

        patches.Replace(lines.Start(dash), lines.Next(item.End), "");
    }

    /// <summary>The dash of an item: the last sign before it.</summary>
    private int Dash(YamlPlace item)
    {
        var at = item.Start - 1;
        while (at >= 0 && char.IsWhiteSpace(text[at]))
        {
            at--;
        }

        return at >= 0 && text[at] == '-' ? at : throw new NotEditableException();
    }

    private static string Written(MetaValue item) => YamlMeta.Write(new MetaList([item]), sortKeys: false).TrimEnd('\n');
}
