using System.Globalization;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Converts the text of a node to the value of its tag.</summary>
internal static class YamlScalars
{
    /// <summary>Gets the value, or null when the text does not match the tag or the tag is not one of a single value.</summary>
    internal static MetaScalar? Read(string tag, string text, SourcePosition position) => tag switch
    {
        YamlTag.Text => new MetaText(text) { Position = position },
        YamlTag.Null => new MetaNull { Position = position },
        YamlTag.Boolean => Boolean(text, position),
        YamlTag.Integer => YamlInteger.Read(text) is { } integer ? new MetaInteger(integer) { Position = position } : null,
        YamlTag.Real => YamlReal.Read(text) is { } real ? new MetaReal(real) { Position = position } : null,
        YamlTag.Date => YamlDate.Read(text, position),
        _ => null,
    };

    private static MetaBoolean? Boolean(string text, SourcePosition position) => text.ToLower(CultureInfo.InvariantCulture) switch
    {
        "yes" or "true" or "on" => new MetaBoolean(true) { Position = position },
        "no" or "false" or "off" => new MetaBoolean(false) { Position = position },
        _ => null,
    };

    /// <summary>The text under which Python's JSON writer shows a key: <c>1</c>, <c>true</c>, <c>null</c>, <c>1.5</c>.</summary>
    internal static string KeyText(MetaScalar key) => key switch
    {
        MetaText text => text.Value,
        MetaDate date => date.ToString(),
        _ => JsonMeta.WriteLine(key),
    };
}
