using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Tests.Architecture;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts.Model;

/// <summary>The table of the keys that the engine reads, held to the model, to the schemas and to the code.</summary>
public sealed class ScriptKeyTests
{
    private static readonly MetaPlaces[] Places = [.. Enum.GetValues<MetaPlaces>().Where(place => place != MetaPlaces.None && (place & (place - 1)) == 0)];

    public static TheoryData<string, string, ScriptGeneration> Rows { get; } = new(
        from generation in Enum.GetValues<ScriptGeneration>()
        from key in ScriptKeys.All
        from place in Places
        where key.CountsIn(generation, place)
        select (key.Name, place.ToString(), generation));

    [Fact]
    public void The_table_has_every_key() =>
        ScriptKeys.All.Should().BeEquivalentTo(typeof(ScriptKeys).GetProperties().Select(property => property.GetValue(null)).OfType<MetaKey>(), options => options.ComparingByValue<MetaKey>());

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_key_fills_the_property_of_the_model_that_the_table_names(string name, string placeName, ScriptGeneration generation)
    {
        var place = Enum.Parse<MetaPlaces>(placeName);
        foreach (var key in ScriptKeys.All.Where(key => key.Name == name && key.CountsIn(generation, place)))
        {
            var without = SampleSection.Show(SampleSection.Read([], place, generation), key.Property);
            var with = SampleSection.Show(SampleSection.Read(new MetaMap { [name] = SampleSection.ValueFor(key) }, place, generation), key.Property);

            without.Should().NotBeNull($"what is made of {place} has the property {key.Property}");
            with.Should().NotBe(without, $"'{name}' in {place} fills {key.Property}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_schema_has_every_key_that_is_read_at_its_place(string name, string place, ScriptGeneration generation) =>
        PublishedSchema.Of(generation).KeysIn(Enum.Parse<MetaPlaces>(place)).Should().Contain(name);

    [Fact]
    public void Code_uses_every_property_that_a_key_fills()
    {
        var code = string.Concat(SourceTree.Files("src", "*.cs").Where(file => !Path.GetFileName(file).StartsWith("ScriptKeys.", StringComparison.Ordinal)).Select(File.ReadAllText));

        // Once where it is declared, and at least once where it is used.
        ScriptKeys.All.Where(key => Regex.Count(code, $@"\b{key.Property}\b") < 2).Select(key => key.Property).Should().BeEmpty();
    }

    [Theory]
    [InlineData("const: { A: b }", nameof(ScriptPart.Const))]
    [InlineData("const_state: { a: b }", nameof(ScriptPart.ConstState))]
    [InlineData("update_meta_if_env: [ { env: { A: b } } ]", nameof(ScriptPart.Updates))]
    [InlineData("ad: { x: { tags: _a } }", nameof(ScriptPart.Ad))]
    [InlineData("install: true", nameof(ScriptModel.IsCached))]
    public void A_key_where_it_does_not_count_is_absent(string meta, string property) =>
        SampleSection.Show([SampleScript.Of(meta)], property).Should().Be(SampleSection.Show([SampleScript.Of("")], property));
}
