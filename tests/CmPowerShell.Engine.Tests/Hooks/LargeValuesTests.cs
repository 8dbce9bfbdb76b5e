using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>Values of more than a piece of a message.</summary>
public sealed class LargeValuesTests : IDisposable
{
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void A_large_map_that_a_hook_leaves_alone_is_the_callers_own_object()
    {
        var env = Large();

        _scene.Run("i['env']['k7'] += ''", env).Live["env"].Should().BeSameAs(env);
    }

    [Fact]
    public void A_change_deep_in_a_large_map_comes_back()
    {
        var env = Large();

        var after = _scene.Run("i['env']['deep']['list'][40000] = 'changed'\ni['env']['é'] = '😀'", env).Live["env"];

        after.Map("deep").List("list")[40_000].Should().Be((MetaValue)"changed");
        after.Map("deep").List("list").Should().HaveCount(50_000);
        after.Text("é").Should().Be("😀");
        after["k7"].Should().BeSameAs(env["k7"]);
    }

    [Fact]
    public void A_hook_makes_and_returns_large_values()
    {
        var outcome = _scene.Run("i['env']['big'] = {'k%d' % n: 'x' * 1000 for n in range(3000)}\nreturn {'return': 0, 'text': 'y' * 3000000, 'list': [float('nan'), '\\ud800'] * 30000}");

        outcome.Live["env"].Map("big").Should().HaveCount(3000);
        outcome.Live["env"].Map("big").Text("k2999").Should().HaveLength(1000);
        outcome.Result.Text("text").Should().HaveLength(3_000_000);
        outcome.Result.List("list").Should().HaveCount(60_000);
        outcome.Result.List("list")[59_998].Should().BeOfType<MetaReal>().Which.Value.Should().Be(double.NaN);
        outcome.Result.List("list")[59_999].Should().Be((MetaValue)"\ud800");
    }

    [Fact]
    public void A_hook_hands_large_values_to_the_engine_and_gets_some()
    {
        MetaMap? asked = null;
        _scene.OnAccess = (input, _) =>
        {
            asked = input;
            return new() { ["return"] = 0, ["values"] = input["values"] };
        };

        _scene.Run("import cmind\nr = cmind.access({'action': 'x', 'values': {'k%d' % n: [n] for n in range(50000)}})\ni['env']['last'] = r['values']['k49999']").Live["env"]["last"].Should().Be(new MetaList([49_999]));

        asked!.Map("values").Should().HaveCount(50_000);
    }

    [Fact]
    public void A_value_that_cannot_leave_is_named_in_a_large_map_too() =>
        _scene.Failure("i['env'].update({'k%d' % n: 'x' * 100 for n in range(5000)})\ni['env']['deep'] = [1, object()]").Text.Should().Contain("i['env']['deep'][1]");

    [Fact]
    public void A_large_map_that_contains_itself_is_refused() =>
        _scene.Failure("i['env'].update({'k%d' % n: 'x' * 100 for n in range(5000)})\ni['env']['self'] = i['env']").Text.Should().Contain("contains itself");

    private static MetaMap Large() => new(Enumerable.Range(0, 2000).Select(number => KeyValuePair.Create($"k{number}", (MetaValue)new string('x', 1000))))
    {
        ["deep"] = new MetaMap { ["list"] = new MetaList(Enumerable.Range(0, 50_000).Select(number => (MetaValue)number)) },
    };
}
