using System.Numerics;
using AwesomeAssertions;
using CmPowerShell.Engine.Hooks.Discovery;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

public sealed class CallingHooksTests : IDisposable
{
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void A_folder_without_hooks_has_none() =>
        new HookProvider(_scene.Session).Find(_scene.WorkDirectory, MetaDialect.Cmind).Should().BeNull();

    [Fact]
    public void A_hook_changes_env_in_place_and_returns_a_map()
    {
        var outcome = _scene.Run("i['env']['B'] = i['env']['A'] + '2'\nreturn {'return': 0, 'version': '1.5'}", new() { ["A"] = "1" });

        outcome.Result.Text("version").Should().Be("1.5");
        outcome.Live["env"].Should().Equal(new MetaMap { ["A"] = "1", ["B"] = "12" });
    }

    [Fact]
    public void What_a_hook_leaves_alone_is_the_callers_own_object()
    {
        var template = new MetaText("${HOME}/x") { IsTemplate = true };
        var list = new MetaList([template, "b"]);
        var env = new MetaMap { ["T"] = template, ["L"] = list };

        var outcome = _scene.Run("i['env']['L'].insert(0, 'new')\ni['env']['U'] = i['env']['T']", env);

        outcome.Live["env"]["T"].Should().BeSameAs(template);
        outcome.Live["env"].List("L")[1].Should().BeSameAs(template);
        outcome.Live["env"]["U"].Should().BeOfType<MetaText>().Which.IsTemplate.Should().BeFalse();
        _scene.Run("pass", env).Live["env"].Should().BeSameAs(env);
    }

    [Fact]
    public void Values_of_every_kind_survive_the_way_there_and_back()
    {
        var values = new MetaMap
        {
            ["null"] = MetaNull.Instance,
            ["big"] = BigInteger.Pow(10, 40),
            ["real"] = 3.1,
            ["nan"] = double.NaN,
            ["text"] = "ä\n\u0007\"😀\ud83d",
            ["list"] = new MetaList([1, true, new MetaMap { ["x"] = 1.0 }]),
            ["date"] = new MetaDate(new DateTime(2020, 1, 31), false),
        };

        var outcome = _scene.Run("e = i['env']\ne['copy'] = {k: v for k, v in e.items() if k != 'date'}\ne['year'] = e['date'].year", values);

        var copy = outcome.Live["env"].Map("copy");
        copy.Keys.Should().Equal("null", "big", "real", "nan", "text", "list");
        copy.Should().OnlyContain(pair => pair.Value.Equals(values[pair.Key]));
        outcome.Live["env"]["year"].Should().Be((MetaValue)2020);
        outcome.Live["env"]["date"].Should().BeSameAs(values["date"]);
    }

    [Fact]
    public void Pythons_own_kinds_of_values_become_the_nearest_plain_ones()
    {
        var outcome = _scene.Run(
            """
            import collections, datetime, pathlib
            i['env'].update(tuple=(1, 2), set={'b', 'a'}, path=pathlib.Path('/x'), bytes=b'x\xff', keys={1: 'a'}.keys(),
                            day=datetime.date(2020, 1, 31), order=collections.OrderedDict(z=1, a=2), number={1: 'one', True: 'one', None: 'none'})
            """);

        outcome.Live["env"].ToString().Should().Be(
            "{'tuple': [1, 2], 'set': ['a', 'b'], 'path': '/x', 'bytes': 'x\\udcff', 'keys': [1], 'day': '2020-01-31', 'order': {'z': 1, 'a': 2}, 'number': {'1': 'one', 'null': 'none'}}");
    }

    [Fact]
    public void A_value_that_cannot_be_handed_on_is_named_by_key_and_type()
    {
        var error = _scene.Failure("i['state']['a'] = {'b': [1, object()]}");

        error.Id.Should().Be("HookFailed");
        error.Message.Should().Contain("i['state']['a']['b'][1] is of type object");
        _scene.Failure("i['env'][(1, 2)] = 1").Message.Should().Contain("i['env'] has the key (1, 2) of type tuple");
        _scene.Failure("i['env']['self'] = i['env']").Message.Should().Contain("contains itself");
    }

    [Fact]
    public void A_result_leaves_out_what_cannot_be_handed_on() =>
        _scene.Run("import re\nreturn {'return': 0, 'match': re.search('a', 'a'), 'string': 'x'}")
            .Result.Should().Equal(new MetaMap { ["return"] = 0, ["string"] = "x" });

    [Fact]
    public void A_map_that_stands_in_two_places_is_one_object_for_the_hook_and_afterwards()
    {
        var state = new MetaMap { ["a"] = 1 };
        var input = new MetaMap { ["state"] = state, ["run_script_input"] = new MetaMap { ["path"] = "/p", ["state"] = state } };
        var hooks = _scene.Script("shared", HookScene.Preprocess("assert i['state'] is i['run_script_input']['state']\ni['run_script_input']['state']['b'] = 2"));

        var outcome = _scene.Call(hooks, "preprocess", input, "state", "run_script_input");

        outcome.Live["state"].Should().Equal(new MetaMap { ["a"] = 1, ["b"] = 2 });
        outcome.Live["run_script_input"]["state"].Should().BeSameAs(outcome.Live["state"]);
        outcome.Live["run_script_input"].Text("path").Should().Be("/p");
    }

    [Fact]
    public void The_artifact_and_the_automation_are_objects()
    {
        var input = new MetaMap
        {
            ["env"] = new MetaMap(),
            ["automation"] = "script",
            ["artifact"] = new MetaMap { ["path"] = "/p", ["meta"] = new MetaMap { ["alias"] = "x" }, ["original_meta"] = new MetaMap() },
        };
        var hooks = _scene.Script("objects", HookScene.Preprocess(
            """
            import copy
            assert i['artifact'].path == '/p' and i['artifact'].meta['alias'] == 'x'
            assert i['automation'].cmind.cfg['file_cmeta'] == '_cm' and i['automation'].meta['alias'] == 'script'
            assert copy.deepcopy(i)['automation'] is i['automation']
            """));

        _scene.Call(hooks, "preprocess", input, "env").Result.Should().BeEmpty();
    }

    [Fact]
    public void It_is_known_which_functions_a_file_defines()
    {
        var hooks = _scene.Script("names", "detect_version = 1\ndef preprocess(i): pass\n");

        hooks.Defines("preprocess", _scene.Operation).Should().BeTrue();
        hooks.Defines("postprocess", _scene.Operation).Should().BeFalse();
        hooks.Defines("detect_version", _scene.Operation).Should().BeFalse();
    }

    [Fact]
    public void A_hook_that_returns_nothing_has_an_empty_result() => _scene.Run("pass").Result.Should().BeEmpty();

    [Fact]
    public void A_hook_that_returns_no_map_is_an_error_with_its_place()
    {
        var error = _scene.Failure("return [1]");

        error.Id.Should().Be("HookFailed");
        error.Message.Should().Contain("preprocess() returned a list where a dictionary is expected");
        error.Location!.Line.Should().Be(2);
    }
}
