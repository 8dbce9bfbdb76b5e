namespace CmPowerShell.Meta.Yaml;

/// <summary>The tags of YAML 1.1 that the Python tools support.</summary>
internal static class YamlTag
{
    internal const string Prefix = "tag:yaml.org,2002:";
    internal const string Null = Prefix + "null";
    internal const string Boolean = Prefix + "bool";
    internal const string Integer = Prefix + "int";
    internal const string Real = Prefix + "float";
    internal const string Text = Prefix + "str";
    internal const string Date = Prefix + "timestamp";
    internal const string Binary = Prefix + "binary";
    internal const string List = Prefix + "seq";
    internal const string Map = Prefix + "map";
    internal const string Set = Prefix + "set";
    internal const string OrderedMap = Prefix + "omap";
    internal const string Pairs = Prefix + "pairs";

    /// <summary>The key <c>&lt;&lt;</c>, which takes over the pairs of other maps.</summary>
    internal const string Merge = Prefix + "merge";

    /// <summary>The key <c>=</c>, which YAML 1.1 reserves and PyYAML reads as a text.</summary>
    internal const string Default = Prefix + "value";

    /// <summary>The short form for a message: <c>!!str</c>.</summary>
    internal static string Short(string tag) =>
        tag.StartsWith(Prefix, StringComparison.Ordinal) ? "!!" + tag[Prefix.Length..] : tag;
}
