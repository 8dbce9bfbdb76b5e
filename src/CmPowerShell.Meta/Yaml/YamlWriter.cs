using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Writes a value byte for byte as <c>yaml.dump</c> of PyYAML does with its default settings.</summary>
/// <param name="sortKeys">Whether keys are sorted by code point.</param>
internal sealed class YamlWriter(bool sortKeys)
{
    private const int Step = 2;

    // The indent around the root: one step less than none.
    private const int Outside = -Step;

    // A longer key is written after a '?'; PyYAML counts the five characters of its hidden tag '!!str' too.
    private const int LongestSimpleKey = 127 - 5;

    private readonly YamlOutput _output = new();

    internal string Write(MetaValue value)
    {
        WriteNode(value, Outside, isInMap: false);
        _output.Indent(0);
        if (value is MetaScalar and not MetaText || (value is MetaText text && YamlStyles.Detect(text.Value) == YamlTextStyle.Plain))
        {
            // Nothing else would show where such a root ends.
            _output.Sign("...", isApart: true);
            _output.Indent(0);
        }

        return _output.ToString();
    }

    private void WriteNode(MetaValue value, int indent, bool isInMap)
    {
        switch (value)
        {
            case MetaList { Count: 0 }:
                _output.Sign("[]", isApart: true);
                break;
            case MetaMap { Count: 0 }:
                _output.Sign("{}", isApart: true);
                break;
            case MetaList list:
                // The items of a list below a key are aligned with the key itself.
                WriteList(list, isInMap && !_output.IsIndentOnly ? indent : indent + Step);
                break;
            case MetaMap map:
                WriteMap(map, indent + Step);
                break;
            case MetaText text:
                WriteText(text.Value, YamlStyles.Detect(text.Value), indent, mayFold: true);
                break;
            default:
                WriteText(Plain(value), YamlTextStyle.Plain, indent, mayFold: true);
                break;
        }
    }

    private void WriteList(MetaList list, int indent)
    {
        foreach (var item in list)
        {
            _output.Indent(indent);
            _output.Sign("-", isApart: true, opensItem: true);
            WriteNode(item, indent, isInMap: false);
        }
    }

    private void WriteMap(MetaMap map, int indent)
    {
        foreach (var (key, value) in sortKeys ? map.OrderBy(pair => pair.Key, CodePointOrder.Instance) : map.AsEnumerable())
        {
            _output.Indent(indent);
            WriteKey(key, indent);
            WriteNode(value, indent, isInMap: true);
        }
    }

    private void WriteKey(string key, int indent)
    {
        var style = YamlStyles.OfKey(key);
        if (IsSimple(key))
        {
            WriteText(key, style, indent, mayFold: false);
            _output.Sign(":", isApart: false);
            return;
        }

        _output.Sign("?", isApart: true, opensItem: true);
        WriteText(key, style, indent, mayFold: true);
        _output.Indent(indent);
        _output.Sign(":", isApart: true, opensItem: true);
    }

    private static bool IsSimple(string key) =>
        key.Length > 0 && !key.Any(unit => unit is '\n' or '\u0085' or '\u2028' or '\u2029') && key.EnumerateCodePoints().Length <= LongestSimpleKey;

    private void WriteText(string text, YamlTextStyle style, int indent, bool mayFold) =>
        new YamlTextWriter(_output).Write(text, style, indent < 0 ? Step : indent + Step, mayFold);

    /// <summary>A value that is not a text, list or map, as it is written without quotes.</summary>
    internal static string Plain(MetaValue value) => value switch
    {
        MetaNull => "null",
        MetaBoolean boolean => boolean.Value ? "true" : "false",
        MetaReal real => Real(real.Value),
        _ => value.ToString(),
    };

    // YAML 1.1 requires a point in a number with an exponent.
    private static string Real(double value)
    {
        if (double.IsNaN(value))
        {
            return ".nan";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? ".inf" : "-.inf";
        }

        var text = PythonText.OfReal(value);
        return text.Contains('.', StringComparison.Ordinal) ? text : text.Replace("e", ".0e", StringComparison.Ordinal);
    }
}
