using System.Buffers;
using System.Text;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using YamlDotNet.Core;

namespace CmPowerShell.Meta.Editing;

/// <summary>Writes a value in one line: a single value in place, a list or map in brackets.</summary>
internal static class YamlOneLine
{
    private static readonly SearchValues<char> FlowIndicators = SearchValues.Create(",[]{}:?");

    /// <summary>The text of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="former">How the value before it was quoted; texts keep that.</param>
    /// <param name="isInBrackets">Whether it is in a list or map in brackets.</param>
    internal static string Write(MetaValue value, ScalarStyle former = ScalarStyle.Any, bool isInBrackets = false) => value switch
    {
        MetaList list => $"[{string.Join(", ", list.Select(item => Write(item, isInBrackets: true)))}]",
        MetaMap map => $"{{{string.Join(", ", map.Select(pair => Pair(pair.Key, pair.Value)))}}}",
        MetaText text => Text(text.Value, former, isInBrackets),
        _ => YamlWriter.Plain(value),
    };

    /// <summary>A pair of a map in brackets.</summary>
    internal static string Pair(string key, MetaValue value) => $"{Text(key, ScalarStyle.Any, isInBrackets: true)}: {Write(value, isInBrackets: true)}";

    private static string Text(string text, ScalarStyle former, bool isInBrackets)
    {
        var style = YamlStyles.Detect(text);
        if (style == YamlTextStyle.DoubleQuoted || former == ScalarStyle.DoubleQuoted || text.Contains('\n', StringComparison.Ordinal))
        {
            return DoubleQuoted(text);
        }

        var needsQuotes = style == YamlTextStyle.SingleQuoted || former == ScalarStyle.SingleQuoted
            || (isInBrackets && text.AsSpan().IndexOfAny(FlowIndicators) >= 0);
        return needsQuotes ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : text;
    }

    private static string DoubleQuoted(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var code in text.EnumerateCodePoints())
        {
            result.Append(YamlEscape.IsNeeded(code) ? YamlEscape.Format(code) : ((char)code).ToString());
        }

        return result.Append('"').ToString();
    }
}
