using System.Globalization;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Converts the text of a node to the value of its tag.</summary>
internal static class YamlScalars
{
    /// <summary>Gets the value, or null when the text does not match the tag or the tag is not one of a single value.</summary>
    internal static MetaScalar? Read(YamlScalarNode node) => node.Tag switch
    {
        YamlTag.Text => new MetaText(node.Value) { Position = node.Position },
        YamlTag.Null => new MetaNull { Position = node.Position },
        YamlTag.Boolean => Boolean(node),
        YamlTag.Integer => YamlInteger.Read(node.Value) is { } integer ? new MetaInteger(integer) { Position = node.Position } : null,
        YamlTag.Real => YamlReal.Read(node.Value) is { } real ? new MetaReal(real) { Position = node.Position } : null,
        YamlTag.Date => YamlDate.Read(node.Value, node.Position),
        _ => null,
    };

    private static MetaBoolean? Boolean(YamlScalarNode node) => node.Value.ToLower(CultureInfo.InvariantCulture) switch
    {
        "yes" or "true" or "on" => new MetaBoolean(true) { Position = node.Position },
        "no" or "false" or "off" => new MetaBoolean(false) { Position = node.Position },
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
