using AwesomeAssertions;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

public sealed class HookMapMergeTests
{
    private static readonly Gen<MetaValue> Scalar = Gen.OneOf(
        Gen.String.Select(text => (MetaValue)text), Gen.Int.Select(number => (MetaValue)number), Gen.Bool.Select(value => (MetaValue)value), Gen.Const((MetaValue)MetaNull.Instance));

    private static readonly Gen<MetaMap> Map = Maps(2);

    [Fact]
    public void The_merged_map_is_what_came_back() =>
        Gen.Select(Map, Map).Sample((before, after) => HookMapMerge.Merge(before, after).ToString() == after.ToString());

    [Fact]
    public void A_map_that_came_back_equal_is_the_callers_own() =>
        Map.Sample(map => ReferenceEquals(HookMapMerge.Merge(map, Rebuilt(map)), map));

    [Fact]
    public void A_number_that_became_another_kind_of_number_is_new()
    {
        var before = new MetaMap { ["n"] = 1 };

        HookMapMerge.Merge(before, new() { ["n"] = 1.0 })["n"].Should().BeOfType<MetaReal>();
        HookMapMerge.Merge(before, new() { ["n"] = true })["n"].Should().BeOfType<MetaBoolean>();
    }

    [Fact]
    public void A_key_that_moved_is_a_change()
    {
        var before = new MetaMap { ["a"] = 1, ["b"] = 2 };

        HookMapMerge.Merge(before, new() { ["b"] = 2, ["a"] = 1 }).Keys.Should().Equal("b", "a");
    }

    private static MetaMap Rebuilt(MetaMap map) => (MetaMap)JsonMeta.Parse(JsonMeta.WriteLine(map), "test");

    private static Gen<MetaMap> Maps(int depth) => Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 3], Values(depth)).List[0, 5]
        .Select(pairs => new MetaMap(pairs.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))));

    private static Gen<MetaValue> Values(int depth) => depth == 0
        ? Scalar
        : Gen.OneOf(Scalar, Maps(depth - 1).Select(map => (MetaValue)map), Values(depth - 1).List[0, 4].Select(items => (MetaValue)new MetaList(items)));
}
