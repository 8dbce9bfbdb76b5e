using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Grammar;

/// <summary>
/// One flag of the classic command line. <c>--key</c> is true and <c>--key-</c> false; <c>--key=value</c> is a text, also with further <c>=</c> in it;
/// <c>--key,=a,b</c> is a list; <c>--a.b=c</c> is a map in a map. A <c>-</c> in the first part of the key becomes <c>_</c>.
/// </summary>
/// <param name="Path">The parts of the key, from the outermost map inwards; at least one, none empty.</param>
/// <param name="Value">The value.</param>
/// <param name="Written">The flag as it was written.</param>
internal sealed record ClassicFlag(IReadOnlyList<string> Path, MetaValue Value, string Written)
{
    /// <summary>Reads a flag.</summary>
    /// <param name="argument">The argument, with its leading <c>-</c> or <c>--</c>.</param>
    /// <param name="place">Its place on the command line, from 1, for errors.</param>
    /// <exception cref="CmException">Id <c>InvalidFlag</c>.</exception>
    internal static ClassicFlag Parse(string argument, int place)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var isOff = equals < 0 && argument.EndsWith('-');
        var key = StripDashes(equals >= 0 ? argument[..equals].Trim() : isOff ? argument[..^1] : argument);
        var isList = key.EndsWith(',');
        var path = (isList ? key[..^1] : key).Split('.');
        path[0] = path[0].Replace('-', '_');
        if (path.Contains(""))
        {
            throw Invalid(argument, place, "its name, or a part of its name, is empty");
        }

        return new ClassicFlag(path, equals >= 0 ? GetValue(argument[(equals + 1)..].Trim(), isList) : Switch(!isOff, isList, argument, place), argument);
    }

    /// <summary>Sets the value in an input map; creates missing inner maps.</summary>
    /// <exception cref="CmException">Id <c>FlagConflict</c>: a part of the path holds a value that is no map.</exception>
    internal void SetIn(MetaMap input)
    {
        var map = input;
        foreach (var part in Path.SkipLast(1))
        {
            if (!map.TryGetValue(part, out var inner))
            {
                inner = new MetaMap();
                map[part] = inner;
            }

            map = inner as MetaMap ?? throw Conflict(part, inner);
        }

        map[Path[^1]] = Value;
    }

    private static string StripDashes(string key) =>
        key.StartsWith("--", StringComparison.Ordinal) ? key[2..] : key.StartsWith('-') ? key[1..] : key;

    private static MetaValue GetValue(string text, bool isList) =>
        !isList ? text : text.Length == 0 ? new MetaList() : MetaList.OfTexts(text.Split(','));

    private static MetaValue Switch(bool isOn, bool isList, string argument, int place) =>
        isList ? throw Invalid(argument, place, "a list needs its items after '='") : isOn;

    private static CmException Invalid(string argument, int place, string problem) => new(new CmError(
        "InvalidFlag", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"Argument {place}, '{argument}', cannot be parsed: {problem}.")
    {
        Hint = "Flags look like --flag, --flag=value, --a.b=value or --list,=x,y.",
        Target = argument,
    });

    private CmException Conflict(string part, MetaValue present) => new(new CmError(
        "FlagConflict", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{Written}' needs '{part}' to be a map, but it is already '{present}'.")
    {
        Hint = $"Give '{part}' either one value or values after a dot, not both.",
        Target = Written,
    });
}
