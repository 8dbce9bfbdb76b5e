using System.Globalization;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Engine.Experiments.Design;

/// <summary>
/// The values of an axis as inputs of the Python tools write them: a list, <c>range(…)</c>, or a list of a calculation such as <c>[2**i for i in range(0,6)]</c>.
/// Only arithmetic is calculated; nothing else of Python is executed.
/// </summary>
public static class ExploreExpression
{
    private const int MostValues = 1_000_000;

    /// <summary>Reads the values.</summary>
    /// <param name="axis">The name of the axis, for errors.</param>
    /// <param name="written">A list, or an expression as a text.</param>
    /// <exception cref="CmException">Ids <c>ExploreInvalid</c>, <c>AxisEmpty</c>, <c>AxisRangeInvalid</c>.</exception>
    public static ExperimentAxis Read(string axis, MetaValue written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return ExperimentAxis.Find(AxisKind.Env, axis, written) ?? ExperimentAxis.Create(AxisKind.Env, axis, Evaluate(axis, written.ToString().Trim()));
    }

    private static IEnumerable<MetaValue> Evaluate(string axis, string text)
    {
        if (text.StartsWith("range", StringComparison.Ordinal))
        {
            return GetRange(axis, text).Select(value => (MetaValue)value);
        }

        var loop = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1].Split(" for ", 2) : [];
        if (loop.Length == 2 && loop[1].Split(" in ", 2) is [var name, var source])
        {
            return Evaluate(axis, source.Trim()).Select(value => new ArithmeticReader(axis, loop[0], name.Trim(), value).Read()).ToList();
        }

        return text.StartsWith('[') && Parse(axis, text) is MetaList list ? list : throw Invalid(axis, text);
    }

    private static IEnumerable<long> GetRange(string axis, string text)
    {
        var inner = text["range".Length..].Trim();
        var parts = inner.StartsWith('(') && inner.EndsWith(')') ? inner[1..^1].Split(',').Select(part => long.TryParse(part.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(axis, text)).ToArray() : [];
        var (from, to, step) = parts switch
        {
            [var end] => (0, end, 1),
            [var start, var end] => (start, end, 1),
            [var start, var end, var by] when by != 0 => (start, end, by),
            _ => throw Invalid(axis, text),
        };
        return (to - from) / (decimal)step > MostValues ? throw Invalid(axis, text) : Count(from, to, step);
    }

    private static IEnumerable<long> Count(long from, long to, long step)
    {
        for (var value = from; step > 0 ? value < to : value > to; value += step)
        {
            yield return value;
        }
    }

    private static MetaValue Parse(string axis, string text)
    {
        try
        {
            return YamlMeta.Parse(text, axis);
        }
        catch (CmException)
        {
            throw Invalid(axis, text);
        }
    }

    internal static CmException Invalid(string axis, string text) => new(new CmError(
        "ExploreInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The values of '{axis}' cannot be read: {text}.")
    { Hint = "Write a list such as [1, 2, 4], a range such as range(1, 9) or '1..64*2', or [2**i for i in range(0, 6)].", Target = axis });
}
