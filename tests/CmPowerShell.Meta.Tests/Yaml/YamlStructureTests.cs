using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using Xunit;

namespace CmPowerShell.Meta.Tests.Yaml;

public sealed class YamlStructureTests
{
    [Fact]
    public void Values_know_where_they_and_their_keys_stood()
    {
        var map = (MetaMap)YamlMeta.Parse("# first\na: 1\ndeps:\n  - tags: 'x'\n", "x.yaml");

        map.KeyPosition("a").Should().Be(new SourcePosition(2, 1));
        map["a"].Position.Should().Be(new SourcePosition(2, 4));
        ((MetaMap)map.List("deps")[0])["tags"].Position.Should().Be(new SourcePosition(4, 11));
    }

    [Fact]
    public void Of_two_equal_keys_the_last_value_counts_at_the_first_place_and_both_are_told()
    {
        var document = YamlMeta.Read("a: 1\nb: 2\na: 3\n", "x.yaml");

        Show(document.Value).Should().Be("{\"a\": 3, \"b\": 2}");
        document.Duplicates.Should().Equal(new DuplicateKey("a", new SourcePosition(1, 1), new SourcePosition(3, 1)));
    }

    [Fact]
    public void Keys_that_are_no_texts_become_what_json_shows() =>
        Read("{1: a, 1.50: b, yes: c, ~: d, 0x10: e, 2020-01-01: f}")
            .Should().Be("{\"1\": \"a\", \"1.5\": \"b\", \"true\": \"c\", \"null\": \"d\", \"16\": \"e\", \"2020-01-01\": \"f\"}");

    [Fact]
    public void Merged_pairs_come_first_and_own_ones_win() =>
        Read("base: &b {x: 1, y: 2}\nuse:\n  z: 3\n  y: 4\n  <<: *b\n")
            .Should().EndWith("\"use\": {\"x\": 1, \"y\": 4, \"z\": 3}}");

    [Fact]
    public void Of_several_merged_maps_the_earlier_wins() =>
        Read("- &a {x: 1}\n- &b {x: 2, y: 2}\n- <<: [*a, *b]\n")
            .Should().EndWith("{\"x\": 1, \"y\": 2}]");

    [Fact]
    public void An_overridden_merged_key_is_no_duplicate_but_a_key_twice_beside_it_is()
    {
        YamlMeta.Read("- &a {x: 1}\n- {<<: *a, x: 2}\n", "x.yaml").Duplicates.Should().BeEmpty();
        YamlMeta.Read("- &a {x: 1}\n- {<<: *a, x: 2, x: 3}\n", "x.yaml").Duplicates.Should().ContainSingle();
    }

    [Fact]
    public void What_an_alias_refers_to_is_a_copy()
    {
        var list = (MetaList)YamlMeta.Parse("- &a [1]\n- *a\n", "x.yaml");

        ((MetaList)list[0]).Add(2);

        Show(list).Should().Be("[[1, 2], [1]]");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n...\n")]
    public void An_empty_text_is_null(string text) => Read(text).Should().Be("null");

    [Theory]
    [InlineData("a: *b\n", 1, 4, "the alias '*b' refers to no anchor")]
    [InlineData("a: &x 1\nb: &x 2\n", 2, 4, "the anchor '&x' exists already, in line 1")]
    [InlineData("a: &x [*x]\n", 1, 8, "is inside the value that it refers to")]
    [InlineData("? [1]\n: 2\n", 1, 3, "a list cannot be a key")]
    [InlineData("{{a: 1}: 2}\n", 1, 2, "a map cannot be a key")]
    [InlineData("a: 1\n---\nb: 2\n", 2, 1, "a second document")]
    [InlineData("a: {<<: 1}\n", 1, 9, "'<<' takes a map or a list of maps")]
    [InlineData("a: {<<: [1]}\n", 1, 10, "'<<' takes a map or a list of maps")]
    [InlineData("a: b: c\n", 1, 5, "found invalid mapping")]
    [InlineData("a: 'b\n", 1, 4, "quoted scalar")]
    [InlineData("a:\n\t- b\n", 2, 1, "a tab is used for indentation")]
    [InlineData("a: [1, 2\nb: 3\n", 1, 4, "is not closed")]
    [InlineData("a: [\n1]\n", 1, 4, "too far to the left")]
    [InlineData("? :\n", 2, 1, "a value is missing here")]
    [InlineData("a: b\nc: \u0007\n", 2, 4, "U+0007 is not allowed")]
    public void A_mistake_is_told_with_its_place(string text, int line, int column, string problem)
    {
        var error = YamlErrors.Of(text);

        error.Id.Should().Be("MetaFileBroken");
        error.Location.Should().Be(new SourceLocation("x.yaml", line, column));
        error.Text.Should().Contain(problem);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Endless_nesting_is_an_error(string opening) =>
        YamlErrors.Of(string.Concat(Enumerable.Repeat(opening, 10_000))).Id.Should().Be("MetaFileBroken");

    [Fact]
    public void Aliases_of_aliases_cannot_fill_the_memory()
    {
        var lines = Enumerable.Range(1, 12).Select(i => $"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10))}]\n");

        YamlErrors.Of("l0: &l0 [x]\n" + string.Concat(lines)).Text.Should().Contain("more than 1000000 values");
    }

    [Fact]
    public void Merges_of_merges_cannot_fill_the_memory()
    {
        var lines = Enumerable.Range(1, 12).Select(i => $"l{i}: &l{i} {{<<: [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10))}]}}\n");

        YamlErrors.Of("l0: &l0 {x: 1}\n" + string.Concat(lines)).Text.Should().Contain("more than 1000000");
    }

    [Fact]
    public void A_long_chain_of_aliases_is_an_error_and_no_stack_overflow()
    {
        var lines = Enumerable.Range(1, 10_000).Select(i => $"l{i}: &l{i} [*l{i - 1}]\n");

        YamlErrors.Of("l0: &l0 [x]\n" + string.Concat(lines)).Text.Should().Contain("nested more than");
    }

    [Fact]
    public void Half_of_a_surrogate_pair_with_another_escape_behind_it_is_an_error()
    {
        var error = YamlErrors.Of("a: b\nc: \"\\ud800\\ud800\"\n");

        error.Id.Should().Be("MetaFileBroken");
        error.Location!.Line.Should().Be(2);
        error.Text.Should().Contain("half of a character");
    }

    private static string Read(string text) => Show(YamlMeta.Parse(text, "x.yaml"));

    private static string Show(MetaValue value) => JsonMeta.WriteLine(value);
}
