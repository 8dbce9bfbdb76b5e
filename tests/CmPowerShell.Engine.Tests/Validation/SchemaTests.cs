using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Engine.Tests.Architecture;
using CmPowerShell.Engine.Validation.Schemas;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Validation;

/// <summary>The published schemas use only what the rules interpret, and all of it can be resolved.</summary>
public sealed partial class SchemaTests
{
    private static readonly string[] Keywords =
        ["$schema", "title", "description", "type", "properties", "required", "additionalProperties", "items", "anyOf", "pattern", "$defs", "$ref", "x-dialect", "x-inputs"];

    public static TheoryData<string> Files => [.. SourceTree.Files(Path.Combine("module", "schemas"), "*.json").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_schema_uses_only_keywords_that_are_interpreted(string file)
    {
        var schema = MetaFile.LoadMap(Path.Combine(SourceTree.Root, "module", "schemas", file));

        Nodes(schema).SelectMany(node => node.Keys).Distinct().Should().BeSubsetOf(Keywords);
        Nodes(schema).Where(node => node.ContainsKey("$ref")).Select(node => node.Text("$ref")["#/$defs/".Length..]).Distinct()
            .Should().BeSubsetOf(schema.Map("$defs").Keys);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_key_is_described(string file)
    {
        var schema = MetaFile.LoadMap(Path.Combine(SourceTree.Root, "module", "schemas", file));

        Nodes(schema).SelectMany(node => node.Map("properties"))
            .Where(pair => pair.Value is MetaMap property && !property.ContainsKey("$ref") && !property.Text("description").EndsWith('.'))
            .Select(pair => pair.Key).Should().BeEmpty();
    }

    [Fact]
    public void Every_key_that_the_page_of_script_meta_describes_is_known()
    {
        string[] schemas = ["script.schema.json", "component.schema.json"];
        var known = schemas.Select(name => MetaFile.LoadMap(Path.Combine(SourceTree.Root, "module", "schemas", name)))
            .SelectMany(Nodes).SelectMany(node => node.Map("properties").Keys).ToHashSet(StringComparer.Ordinal);

        File.ReadLines(Path.Combine(SourceTree.Root, "docs", "reference", "script-meta.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Key().Matches(line.Split('|')[1]).Select(key => key.Groups[1].Value))
            .Should().NotBeEmpty().And.BeSubsetOf(known);
    }

    [Fact]
    public void Definitions_that_refer_to_each_other_are_resolved()
    {
        var change = SchemaFile.Script.Properties["adr"].Others!;

        change.Name.Should().Be("change");
        change.Properties["adr"].Others.Should().BeSameAs(change);
    }

    /// <summary>The nodes of a schema: maps under <c>properties</c> and <c>$defs</c> are names, not keywords.</summary>
    private static IEnumerable<MetaMap> Nodes(MetaMap node) => Children(node).SelectMany(Nodes).Prepend(node);

    private static IEnumerable<MetaMap> Children(MetaMap node) => node.Map("properties").Values.Concat(node.Map("$defs").Values).Concat(node.List("anyOf"))
        .Append(node.Find("items")).Append(node.Find("additionalProperties")).OfType<MetaMap>();

    [GeneratedRegex("`([a-z_-]+)`")]
    private static partial Regex Key();
}
