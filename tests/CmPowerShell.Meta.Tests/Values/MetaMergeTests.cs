using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Meta.Tests.Values;

/// <summary>The expectations are what <c>merge_dicts</c> of cmind gives.</summary>
public sealed class MetaMergeTests
{
    private static readonly MetaMergeOptions Append = new() { AppendLists = true };
    private static readonly MetaMergeOptions AppendUnique = new() { AppendLists = true, AppendUnique = true };

    [Fact]
    public void Values_and_lists_are_replaced_and_maps_are_merged() =>
        Merge("""{"a": 1, "l": [1], "m": {"x": 1, "y": {"z": 1}}}""", """{"b": 2, "a": [3], "l": [2], "m": {"y": {"w": 2}}}""")
            .Should().Be("""{"a": [3], "l": [2], "m": {"x": 1, "y": {"z": 1, "w": 2}}, "b": 2}""");

    [Fact]
    public void A_map_replaces_what_is_none_and_the_other_way_round() =>
        Merge("""{"a": 1, "m": {"x": 1}}""", """{"a": {"x": 1}, "m": 2}""").Should().Be("""{"a": {"x": 1}, "m": 2}""");

    [Fact]
    public void Lists_are_appended_at_every_depth() =>
        Merge("""{"l": [1], "m": {"l": [1]}}""", """{"l": [1, 2], "m": {"l": [1, 2]}}""", Append)
            .Should().Be("""{"l": [1, 1, 2], "m": {"l": [1, 1, 2]}}""");

    [Fact]
    public void Only_lists_of_the_top_level_are_appended_without_repetition() =>
        Merge("""{"l": [1], "m": {"l": [1]}}""", """{"l": [true, 2, 2], "m": {"l": [1, 2]}}""", AppendUnique)
            .Should().Be("""{"l": [1, 2], "m": {"l": [1, 1, 2]}}""");

    [Fact]
    public void A_new_list_loses_its_repetitions_too() =>
        Merge("{}", """{"l": [1, 1.0, "1"]}""", AppendUnique).Should().Be("""{"l": [1, "1"]}""");

    [Fact]
    public void Values_of_all_kinds_are_appended_once_as_python_compares_them() =>
        Merge(
            """{"l": [null, true, 2, 0.5, "a", [1], {"x": 1}, NaN]}""",
            """{"l": [1.0, false, 2.0, 0, -0.0, 0.5, "2", "a", null, [1.0], [1, 2], {"x": true}, {"x": 2}, NaN, 1e30, 1000000000000000019884624838656]}""",
            AppendUnique)
            .Should().Be("""{"l": [null, true, 2, 0.5, "a", [1], {"x": 1}, NaN, false, "2", [1, 2], {"x": 2}, NaN, 1e+30]}""");

    [Fact]
    public void Ignored_keys_count_on_the_top_level_alone() =>
        Merge("""{"m": {}}""", """{"k": 1, "m": {"k": 2}}""", new MetaMergeOptions { IgnoreKeys = ["k"] }).Should().Be("""{"m": {"k": 2}}""");

    [Fact]
    public void Equal_maps_stay_as_they_are_in_later_versions_and_double_their_lists_in_the_first()
    {
        const string Same = """{"m": {"l": [1]}}""";

        Merge(Same, Same, Append).Should().Be(Same);
        Merge(Same, Same, Append with { LeaveEqualMaps = false }).Should().Be("""{"m": {"l": [1, 1]}}""");
    }

    [Fact]
    public void The_target_gets_copies()
    {
        var source = new MetaMap { ["m"] = new MetaMap { ["l"] = new MetaList { 1 } } };
        var target = new MetaMap();

        MetaMerge.Into(target, source);
        target.Map("m").List("l").Add(2);

        source.Map("m").List("l").Should().ContainSingle();
    }

    [Fact]
    public void A_list_for_something_that_is_none_is_an_error() =>
        Assert.Throws<CmException>(() => Merge("""{"l": "x"}""", """{"l": [1]}""", Append)).Error.Id.Should().Be("MetaNotMergeable");

    private static string Merge(string target, string source, MetaMergeOptions? options = null)
    {
        var map = (MetaMap)JsonMeta.Parse(target, "target");
        MetaMerge.Into(map, (MetaMap)JsonMeta.Parse(source, "source"), options);
        return JsonMeta.WriteLine(map);
    }
}
