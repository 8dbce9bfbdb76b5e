using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

public sealed class AskingTheEngineTests : IDisposable
{
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Access_hands_the_input_on_and_brings_the_answer_back()
    {
        MetaMap? asked = null;
        _scene.OnAccess = (input, _) =>
        {
            asked = input;
            return new MetaMap { ["return"] = 16, ["error"] = "nothing found" };
        };

        var result = _scene.Run("import cmind\nreturn cmind.access({'action': 'find', 'automation': 'script', 'tags': 'a,b', 'n': 1})").Result;

        asked!.ToString().Should().Be("{'action': 'find', 'automation': 'script', 'tags': 'a,b', 'n': 1}");
        asked["tags"].Position.IsKnown.Should().BeFalse();
        result.Should().Equal(new MetaMap { ["return"] = 16, ["error"] = "nothing found" });
    }

    [Fact]
    public void Access_understands_a_command_line()
    {
        MetaMap? asked = null;
        _scene.OnAccess = (input, _) =>
        {
            asked = input;
            return new MetaMap { ["return"] = 0 };
        };

        _scene.Run("import cmind\ncmind.access('run script --tags=a,b --env.A=\"1 2\" --list,=x,y --my-flag --off- -- rest')");

        asked!.ToString().Should().Be(
            "{'action': 'run', 'automation': 'script', 'tags': 'a,b', 'env': {'A': '1 2'}, 'list': ['x', 'y'], 'my_flag': True, 'off': False, 'unparsed_cmd': ['rest']}");
    }

    [Fact]
    public void A_command_line_is_a_list_of_words_too_and_its_files_stand_where_the_hook_does()
    {
        MetaMap? asked = null;
        _scene.OnAccess = (input, _) =>
        {
            asked = input;
            return new MetaMap { ["return"] = 0 };
        };
        _scene.Write("work/in put.json", """{"a": 1}""");

        _scene.Run("import cmind\ncmind.access(['find', 'script', 'x', '@in put.json', '--', '@rest'])");

        asked!.ToString().Should().Be("{'action': 'find', 'automation': 'script', 'a': 1, 'unparsed_cmd': ['@rest'], 'artifact': 'x'}");
    }

    [Theory]
    [InlineData("'find script @none.json'", "none.json' was not found")]
    [InlineData("'find script \"x'", "quote")]
    public void A_command_line_that_cannot_be_read_is_an_answer_with_the_error(string line, string error)
    {
        var answer = _scene.Run($"import cmind\nreturn cmind.access({line})").Result;

        answer.Text("return").Should().NotBe("0");
        answer.Text("error").Should().Contain(error);
    }

    [Fact]
    public void Found_artifacts_are_objects()
    {
        var artifact = new MetaMap { ["path"] = "/p", ["meta"] = new MetaMap { ["alias"] = "x", ["date"] = new MetaDate(new DateTime(2020, 1, 31), false) } };
        _scene.OnAccess = (_, _) => new MetaMap { ["return"] = 0, ["list"] = new MetaList([artifact]) };

        _scene.Run("a = i['automation'].cmind.access({'action': 'find'})['list'][0]\nreturn {'return': 0, 'what': '%s %s %s' % (a.path, a.meta['alias'], a.meta['date'].year)}")
            .Result.Text("what").Should().Be("/p x 2020");
    }

    [Fact]
    public void An_action_of_the_automation_is_access_to_it()
    {
        MetaMap? asked = null;
        _scene.OnAccess = (input, _) =>
        {
            asked = input;
            return new MetaMap { ["return"] = 0 };
        };

        _scene.Run("i['automation'].find({'tags': 'x'})");

        asked.Should().NotBeNull();
        asked.Text("action").Should().Be("find");
        asked.Text("automation").Should().Be("script,5b4e0237da074764");
    }

    [Fact]
    public void A_run_changes_the_env_that_it_was_given()
    {
        _scene.OnAccess = (input, _) => new MetaMap { ["return"] = 0, ["env"] = new MetaMap(input.Map("env")) { ["NEW"] = "1" }, ["state"] = new MetaMap() };

        var outcome = _scene.Run("import cmind\nr = cmind.access({'action': 'run', 'env': i['env']})\nassert r['env'] is i['env']", new() { ["OLD"] = "0" });

        outcome.Live["env"].Should().Equal(new MetaMap { ["OLD"] = "0", ["NEW"] = "1" });
    }

    [Fact]
    public void An_error_of_the_engine_is_an_answer_with_its_return_code()
    {
        _scene.OnAccess = (_, _) => throw new CmException(new CmError("X", ReturnCode.Ambiguous, CmErrorCategory.Ambiguous, "two fit."));

        _scene.Run("import cmind\nreturn cmind.access({'action': 'x'})").Result.Should().Equal(new MetaMap { ["return"] = 32, ["error"] = "two fit." });
    }

    [Fact]
    public void A_hook_inside_a_hook_runs_in_the_same_process_and_the_directory_is_restored()
    {
        var inner = _scene.Script("inner", HookScene.Preprocess("os.chdir('/')\nreturn {'return': 0, 'pid': os.getpid()}"));
        string? from = null;
        _scene.OnAccess = (_, operation) =>
        {
            from = operation.WorkDirectory;
            return _scene.Call(inner).Result;
        };

        var outcome = _scene.Run("import cmind\nos.mkdir('sub'); os.chdir('sub')\nr = cmind.access({'action': 'x'})\nassert r['pid'] == os.getpid()\nopen('here', 'w').close()");

        from.Should().Be(Path.Combine(_scene.WorkDirectory, "sub"));
        outcome.WorkDirectory.Should().Be(from);
        File.Exists(Path.Combine(_scene.WorkDirectory, "sub", "here")).Should().BeTrue();
    }

    [Fact]
    public void The_directory_of_a_hook_does_not_reach_the_next_one()
    {
        using var run = _scene.Session.BeginRun();
        _scene.Run("os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone')").WorkDirectory.Should().BeEmpty();

        _scene.Run("open('here', 'w').close()", name: "next").WorkDirectory.Should().BeEmpty();
        File.Exists(Path.Combine(_scene.WorkDirectory, "here")).Should().BeTrue();
    }

    [Fact]
    public void Input_asks_the_person()
    {
        _scene.Interaction = new Person { Line = "blue" };

        _scene.Run("import sys\nreturn {'return': 0, 'a': input('colour? '), 'b': sys.stdin.readline()}").Result.ToString().Should().Be("{'return': 0, 'a': 'blue', 'b': 'blue\\n'}");
    }

    [Fact]
    public void Input_without_a_person_is_the_end_of_the_file_and_programs_read_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hook uses programs of Unix.");
        _scene.Failure("input('colour? ')").Message.Should().Contain("EOFError").And.Contain("colour?");
        _scene.Run("import subprocess\nreturn {'return': 0, 'read': subprocess.check_output(['cat']).decode()}", name: "next").Result.Text("read").Should().BeEmpty();
    }

    [Fact]
    public void Yaml_is_read_by_the_engine_and_an_error_tells_the_line()
    {
        _scene.Write("work/good.yaml", "a: yes\nb: 010\nd: 2020-01-31\n");
        _scene.Write("work/bad.yaml", "a: [1\nb: 2\n");

        var result = _scene.Run("from cmind import utils\nr = utils.load_yaml('good.yaml')\nm = r['meta']\nreturn {'return': 0, 'a': m['a'], 'b': m['b'], 'y': m['d'].year, 'bad': utils.load_yaml('bad.yaml')}").Result;

        result.ToString().Should().StartWith("{'return': 0, 'a': True, 'b': 8, 'y': 2020, 'bad': {'return': 4, 'error': 'detected problem in bad.yaml: bad.yaml:1:4: ");
    }

    [Fact]
    public void Yaml_that_is_written_is_read_again_as_it_was()
    {
        var result = _scene.Run("from cmind import utils\nv = {'b': ['x: y', 'yes', '010', 1.5, None, {}], 'a': 'ä\\n'}\nutils.save_yaml('x.yaml', v)\nreturn {'return': 0, 'same': utils.load_yaml('x.yaml')['meta'] == v}").Result;

        result.Flag("same").Should().BeTrue();
    }

    [Fact]
    public void Overlapping_runs_get_a_process_each_and_later_ones_share()
    {
        using var scene = new HookScene(new HookSettings());
        var hooks = scene.Script("pid", HookScene.Preprocess("return {'return': 0, 'pid': os.getpid()}"));
        var pids = new List<string>();
        using (scene.Session.BeginRun())
        {
            pids.Add(scene.Call(hooks).Result.Text("pid"));
            var other = new Thread(() => pids.Add(scene.Call(hooks).Result.Text("pid")));
            other.UnsafeStart();
            other.Join();
        }

        pids.Should().OnlyHaveUniqueItems();
        pids.Should().Contain(scene.Call(hooks).Result.Text("pid"));
    }

    private sealed class Person : IInteraction
    {
        public string? Line { get; init; }

        public bool CanAsk => true;

        public int? Choose(Choice choice) => choice.Default;

        public string? ReadLine(string prompt) => Line;
    }
}
