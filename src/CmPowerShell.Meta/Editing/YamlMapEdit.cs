using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Meta.Editing;

/// <summary>Changes, removes and appends the pairs of a map in block style.</summary>
internal sealed class YamlMapEdit(string text, TextLines lines, TextPatches patches, YamlValueEdit values)
{
    /// <summary>Applies the change; returns false, before anything is patched, if the map would be empty.</summary>
    internal bool TryChange(YamlPlace place, MetaMap old, MetaMap wanted)
    {
        var last = place.Pairs.LastOrDefault(pair => IsKept(pair.Key, wanted));
        if (last.Key is null)
        {
            return false;
        }

        // For a duplicate key, the last value takes effect.
        var counting = new Dictionary<string, YamlPlace>(StringComparer.Ordinal);
        foreach (var (key, _) in place.Pairs.Where(pair => pair.Key.KeyText is not null))
        {
            counting[key.KeyText!] = key;
        }

        foreach (var (key, value) in place.Pairs.Where(pair => !pair.Key.IsMerge))
        {
            Change(key, value, counting, old, wanted);
        }

        var column = lines.Column(place.Pairs[0].Key.Start);
        var at = lines.Next(last.Value.End);
        foreach (var (key, value) in wanted.Where(pair => !old.ContainsKey(pair.Key)))
        {
            var pair = Written(key, value);
            patches.Replace(at, at, lines.Inserted(at, new string(' ', column) + lines.Indent(pair, column)));
        }

        return true;
    }

    private static bool IsKept(YamlPlace key, MetaMap wanted) => key.IsMerge || (key.KeyText is { } name && wanted.ContainsKey(name));

    private void Change(YamlPlace key, YamlPlace value, Dictionary<string, YamlPlace> counting, MetaMap old, MetaMap wanted)
    {
        var name = key.KeyText ?? throw new NotEditableException();
        if (!wanted.TryGetValue(name, out var now))
        {
            Remove(key, value);
        }
        else if (counting[name] == key)
        {
            values.Change(value, old[name], now, Colon(key), () => lines.Indent(Behind(name, now), lines.Column(key.Start)));
        }
    }

    private void Remove(YamlPlace key, YamlPlace value)
    {
        if (!lines.IsFirst(key.Start))
        {
            throw new NotEditableException();
        }

        patches.Replace(lines.Start(key.Start), lines.Next(value.End), "");
    }

    private int Colon(YamlPlace key)
    {
        var at = key.End;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at < text.Length && text[at] == ':' ? at + 1 : throw new NotEditableException();
    }

    private static string Written(string key, MetaValue value) => YamlMeta.Write(new MetaMap { [key] = value }, sortKeys: false).TrimEnd('\n');

    /// <summary>The value after the colon.</summary>
    private static string Behind(string key, MetaValue value)
    {
        var bare = Written(key, MetaNull.Instance);
        var (colon, written) = (bare.Length - " null".Length, Written(key, value));
        return written.AsSpan().StartsWith(bare.AsSpan(0, colon)) ? written[colon..] : throw new NotEditableException();
    }
}
