using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>Puts the value of a dynamic variation, such as the <c>x</c> of <c>_url.x</c>, in the place of every <c>#</c> in its meta. The value is data: nothing in it is expanded.</summary>
internal static class DynamicVariation
{
    /// <summary>Fills the meta of a variation in place. Plain values of its first level are left alone, as are lists of plain values there.</summary>
    public static void Fill(MetaMap variation, string value)
    {
        foreach (var (_, entry) in variation.ToList())
        {
            switch (entry)
            {
                case MetaMap map:
                    FillMap(map, value);
                    break;
                case MetaList list:
                    list.OfType<MetaMap>().ToList().ForEach(item => FillMap(item, value));
                    break;
            }
        }
    }

    private static void FillMap(MetaMap map, string value)
    {
        foreach (var (key, entry) in map.ToList())
        {
            if (Filled(entry, value) is var filled && !ReferenceEquals(filled, entry))
            {
                map[key] = filled;
            }
        }
    }

    private static MetaValue Filled(MetaValue entry, string value)
    {
        switch (entry)
        {
            case MetaText text when text.Value.Contains('#', StringComparison.Ordinal):
                return ComposedText.Replace(text, "#", MetaText.Typed(value));
            case MetaMap map:
                FillMap(map, value);
                break;
            case MetaList list:
                for (var i = 0; i < list.Count; i++)
                {
                    list[i] = Filled(list[i], value);
                }

                break;
        }

        return entry;
    }
}
