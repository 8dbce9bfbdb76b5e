using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>
/// A flag of the command line of mlcflow: <c>--key=value</c> is a text, <c>--key</c> true, <c>--key,=x,y</c> a list, <c>--a.b=c</c> a map in a map,
/// and each letter of <c>-jv</c> is a flag. A <c>-</c> in a name without a dot is a <c>_</c>. Unlike in mlcflow, a list can be part of a map (<c>--env.+L,=x</c>).
/// </summary>
internal static class MlcFlag
{
    /// <summary>Whether a word is a flag or sets an input.</summary>
    internal static bool IsOne(string word) => word.StartsWith('-');

    /// <summary>Sets the inputs of a flag.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>CommandLineInvalid</c>.</exception>
    internal static void Set(string word, MetaMap inputs)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var name = (equals < 0 ? word : word[..equals]).Trim('-');
        if (equals < 0 && !word.StartsWith("--", StringComparison.Ordinal))
        {
            foreach (var letter in name)
            {
                inputs[letter.ToString()] = true;
            }
        }
        else
        {
            Set(name, equals < 0 ? true : word[(equals + 1)..], word, inputs);
        }
    }

    private static void Set(string name, MetaValue value, string word, MetaMap inputs)
    {
        var isList = name.EndsWith(',') && value is MetaText;
        var path = (isList ? name[..^1] : name).Split('.');
        if (path.Length == 1 || value is MetaBoolean)
        {
            path[0] = path[0].Replace('-', '_');
        }

        if (path.Contains(""))
        {
            throw MlcErrors.CommandLineInvalid($"'{word}' has no name, or a part of its name is empty", "Flags have the form --flag, --flag=value, --a.b=value or --list,=x,y.");
        }

        var map = inputs;
        foreach (var part in path.SkipLast(1))
        {
            if (!map.TryGetValue(part, out var inner) || inner is not MetaMap)
            {
                map[part] = inner = new MetaMap();
            }

            map = (MetaMap)inner;
        }

        map[path[^1]] = isList ? MetaList.OfTexts(value.ToString().Split(',')) : value;
    }
}
