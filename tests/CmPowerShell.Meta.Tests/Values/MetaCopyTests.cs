using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Meta.Tests.Values;

/// <summary>Copies of values: equal, independent, and without cost where nothing is changed.</summary>
public sealed class MetaCopyTests
{
    [Fact]
    public void A_change_of_a_map_is_not_seen_in_its_copies_nor_the_other_way_round()
    {
        var map = new MetaMap { ["a"] = 1, ["b"] = 2 };
        var copy = map.Clone();
        var second = map.Clone();

        map["a"] = 3;
        copy.Remove("b");
        second["c"] = 4;

        map.Should().Equal(new MetaMap { ["a"] = 3, ["b"] = 2 });
        copy.Should().Equal(new MetaMap { ["a"] = 1 });
        second.Should().Equal(new MetaMap { ["a"] = 1, ["b"] = 2, ["c"] = 4 });
    }

    [Fact]
    public void A_change_inside_of_a_map_is_not_seen_in_its_copies()
    {
        var inner = new MetaMap { ["x"] = 1 };
        var list = new MetaList { 1 };
        var map = new MetaMap { ["inner"] = inner, ["list"] = list };
        var copy = map.Clone();

        inner["x"] = 2;
        list.Add(2);
        ((MetaMap)copy["inner"])["y"] = 3;

        copy.Should().Equal(new MetaMap { ["inner"] = new MetaMap { ["x"] = 1, ["y"] = 3 }, ["list"] = new MetaList { 1 } });
        map.Should().Equal(new MetaMap { ["inner"] = new MetaMap { ["x"] = 2 }, ["list"] = new MetaList { 1, 2 } });
    }

    [Fact]
    public void A_map_that_gets_an_inner_map_later_is_copied_with_it()
    {
        var map = new MetaMap { ["a"] = 1 };
        var early = map.Clone();
        map["a"] = new MetaMap { ["x"] = 1 };
        var late = map.Clone();

        ((MetaMap)map["a"])["x"] = 2;
        map["a"] = "text";

        early["a"].Should().Be((MetaValue)1);
        late["a"].Should().Be(new MetaMap { ["x"] = 1 });
    }

    [Fact]
    public void A_copy_keeps_the_order_of_the_keys_and_their_places_also_after_removals()
    {
        var map = new MetaMap();
        for (var i = 0; i < 100; i++)
        {
            map.Set($"k{i}", i, new SourcePosition(i + 1, 1));
        }

        for (var i = 0; i < 90; i++)
        {
            map.Remove($"k{i}");
        }

        map["inner"] = new MetaMap();
        var copy = map.Clone();
        copy["k0"] = 0;

        copy.Keys.Should().Equal([.. Enumerable.Range(90, 10).Select(i => $"k{i}"), "inner", "k0"]);
        copy.KeyPosition("k95").Should().Be(new SourcePosition(96, 1));
        map.Keys.Should().HaveCount(11);
    }

    [Fact]
    public void A_list_and_its_copy_change_on_their_own()
    {
        var list = new MetaList { 1, 2 };
        var copy = (MetaList)list.Clone();
        list.RemoveAt(0);
        copy.Insert(0, 0);

        list.Should().Equal((MetaValue)2);
        copy.Should().Equal((MetaValue)0, (MetaValue)1, (MetaValue)2);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(50_000)]
    public void Copies_of_large_values_take_no_memory_until_they_are_changed(int count)
    {
        var state = new MetaMap
        {
            ["map"] = new MetaMap(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"k{i}", (MetaValue)i))),
            ["list"] = new MetaList(Enumerable.Range(0, count).Select(i => (MetaValue)i)),
        };
        _ = state.Clone();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10; i++)
        {
            _ = state.Clone();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20_000);
    }
}
