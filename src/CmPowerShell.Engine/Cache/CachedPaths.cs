using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache;

/// <summary>Corrects the paths in cached variables after the home was moved: any path in a folder <c>local/cache</c> is mapped to the current one.</summary>
internal static class CachedPaths
{
    private static readonly string[] Marks = ["/local/cache/", "\\local\\cache\\"];

    /// <summary>Corrects texts, also in lists, in place.</summary>
    /// <param name="env">The cached variables.</param>
    /// <param name="cache">Full path of the folder of the cache entries.</param>
    public static void Relocate(MetaMap env, string cache)
    {
        foreach (var (key, value) in env.ToList())
        {
            env[key] = value switch
            {
                MetaText text => Relocate(text, cache),
                MetaList list => new MetaList(list.Select(item => item is MetaText text ? Relocate(text, cache) : item)),
                _ => value,
            };
        }
    }

    /// <summary>The current path of a path that was recorded.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="cache">Full path of the folder of the cache entries.</param>
    public static string Relocate(string path, string cache) => Relocate(new MetaText(path), cache).Value;

    // A text may hold more than the path, such as the flag of a compiler: the path begins where the first full path does.
    private static MetaText Relocate(MetaText text, string cache)
    {
        foreach (var mark in Marks)
        {
            var place = text.Value.IndexOf(mark, StringComparison.Ordinal);
            if (place >= 0 && text.Value[Beginning(text.Value)..(place + mark.Length - 1)] is var old && old != cache && !Directory.Exists(old))
            {
                return new MetaText(text.Value.Replace(old, cache, StringComparison.Ordinal)) { IsTemplate = text.IsTemplate };
            }
        }

        return text;
    }

    private static int Beginning(string text)
    {
        var separator = text.AsSpan().IndexOfAny('/', '\\');
        return separator >= 2 && text[separator - 1] == ':' && char.IsAsciiLetter(text[separator - 2]) ? separator - 2 : separator;
    }
}
