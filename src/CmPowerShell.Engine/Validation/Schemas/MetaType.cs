using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Schemas;

/// <summary>The types of values, with their names in JSON Schema and their display names.</summary>
internal static class MetaType
{
    /// <summary>Whether a value has one of the types that a schema allows.</summary>
    public static bool Fits(MetaValue value, MetaSchema schema) =>
        schema.Types.Count == 0 || schema.Types.Contains(GetName(value)) || (value is MetaInteger && schema.Types.Contains("number"));

    /// <summary>Describes the type of a value, for messages.</summary>
    public static string Describe(MetaValue value) => Describe(GetName(value));

    /// <summary>Describes the allowed types, for messages.</summary>
    public static string Allowed(MetaSchema schema) =>
        string.Join(" or ", schema.Types.Where(type => type != "null").Select(Describe).Distinct());

    private static string GetName(MetaValue value) => value switch
    {
        MetaNull => "null",
        MetaBoolean => "boolean",
        MetaInteger => "integer",
        MetaReal => "number",
        MetaText => "string",
        MetaList => "array",
        MetaMap => "object",
        _ => "date",
    };

    private static string Describe(string type) => type switch
    {
        "null" => "empty",
        "boolean" => "true or false",
        "integer" or "number" => "a number",
        "string" => "a text",
        "array" => "a list",
        "object" => "a map",
        _ => "a date",
    };
}
