using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>What the automation objects find, choose and detect.</summary>
public sealed class FindingFilesTests : IDisposable
{
    private const string TwoFolders = "{'paths': ['../bin1', '../none', '../bin2'], 'file_name': 'tool', 'select': True}";
    private readonly HookScene _scene = new();

    public FindingFilesTests()
    {
        _scene.Write("bin1/tool", "1");
        _scene.Write("bin2/tool", "2");
        _scene.Write("bin2/tool-12", "3");
        _scene.Write("bin2/deep/er/tool", "4");
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void A_component_without_anybody_to_ask_lists_the_folders_it_cannot_choose_from()
    {
        var result = Component($"return i['automation'].find_file_in_paths({TwoFolders})");

        result.Text("return").Should().Be("1");
        result.Text("error").Should().Contain("tool was found in 2 folders").And.Contain("0) ../bin1").And.Contain("1) ../bin2").And.Contain("quiet");
    }

    [Fact]
    public void A_component_takes_the_first_folder_when_it_shall_be_quiet() =>
        Component($"return i['automation'].find_file_in_paths({TwoFolders})", quiet: true).Texts("found_paths").Should().Equal("../bin1");

    [Fact]
    public void A_component_asks_the_person()
    {
        var person = new Chooser(1);
        _scene.Interaction = person;

        Component($"return i['automation'].find_file_in_paths({TwoFolders})").Texts("found_paths").Should().Equal("../bin2");
        person.Asked!.Question.Should().Be("Which tool should be used?");
        person.Asked.Options.Should().Equal("../bin1", "../bin2");
    }

    [Fact]
    public void A_script_takes_the_first_file_when_nobody_answers_and_says_so()
    {
        var result = _scene.Run($"return i['automation'].find_file_in_paths({TwoFolders})").Result;

        result.Texts("found_files").Should().Equal("../bin1/tool");
        _scene.Sink.Of<DetailReported>().Should().Contain(detail => detail.Text.Contains("because there was no answer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_script_finds_names_with_versions_and_by_pattern_and_each_file_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hook uses programs of Unix.");
        _scene.Run("os.symlink('../bin1', '../link')");
        const string Paths = "{'paths': ['../bin1', '../link', '../bin2'], ";

        _scene.Run($"return i['automation'].find_file_in_paths({Paths}'file_name': 'tool'}})").Result.Texts("found_files")
            .Should().Equal("../bin1/tool", "../bin2/tool", "../bin2/tool-12");
        _scene.Run($"return i['automation'].find_file_in_paths({Paths}'file_name_re': 'tool-1.$'}})").Result.Texts("found_files").Should().Equal("../bin2/tool-12");
        _scene.Run($"return i['automation'].find_file_in_paths({Paths}'file_name': 'tool', 'hook': lambda x: {{'return': 0, 'skip': 'bin1' in x['file']}}}})")
            .Result.Texts("found_files").Should().HaveCount(2);
    }

    [Fact]
    public void Files_are_found_at_any_depth_and_upwards()
    {
        _scene.Run("return i['automation'].find_file_deep({'paths': ['../bin2'], 'file_name': 'tool', 'restrict_paths': ['deep']})")
            .Result.Texts("found_paths").Should().Equal("../bin2/deep/er");
        _scene.Run("r = i['automation'].find_file_back({'path': os.path.abspath('../bin2/deep/er/x'), 'file_name': 'tool-12'})\nreturn {'return': 0, 'found': os.path.basename(r['found_path'])}")
            .Result.Text("found").Should().Be("bin2");
    }

    [Fact]
    public void An_artifact_that_is_found_outside_of_the_usual_folders_gets_in_front_of_them()
    {
        var outcome = _scene.Run(
            """
            return i['automation'].find_artifact({'file_name': 'tool', 'env': i['env'], 'os_info': {'env_separator': os.pathsep}, 'default_path_env_key': 'PATH',
                                                  'env_path_key': 'CM_TOOL', 'extra_paths': {'bin1': 'EXTRA'}})
            """,
            new() { ["CM_TMP_PATH"] = "../bin2" });

        outcome.Result.Text("found_file_path").Should().Be("../bin2/tool");
        outcome.Live["env"].Text("CM_TOOL").Should().Be("../bin2/tool");
        outcome.Live["env"].Texts("+PATH").Should().Equal("../bin2");
        outcome.Live["env"].Texts("EXTRA").Should().Equal("../bin1");
    }

    [Theory]
    [InlineData("CM_TMP_PATH", "../nowhere", 1, "path ../nowhere doesn't exist")]
    [InlineData("CM_INPUT", "../nothing", 1, "file ../nothing doesn't exist")]
    [InlineData("CM_TMP_PATH", "..", 16, "tool not found")]
    public void What_cannot_be_found_is_an_error(string key, string value, int code, string error)
    {
        var result = _scene.Run("return i['automation'].find_artifact({'file_name': 'tool', 'env': i['env'], 'os_info': {'env_separator': ':'}})", new() { [key] = value }).Result;

        result.Should().Equal(new MetaMap { ["return"] = code, ["error"] = error });
    }

    [Fact]
    public void Versions_are_detected_by_the_native_script_and_held_against_the_wishes()
    {
        _scene.OnAutomation = (method, input, operation) =>
        {
            method.Should().Be("run_native_script");
            operation.WorkDirectory.Should().Be(_scene.WorkDirectory);
            var env = new MetaMap(input.Map("env"));
            env["VERSION"] = env.Text("CM_TOOL").Contains("bin1", StringComparison.Ordinal) ? "1.5" : "2.10.1";
            return new MetaMap { ["return"] = 0, ["env_tmp"] = env };
        };
        var hooks = _scene.Script("detecting", HookScene.Preprocess(
            """
            return i['automation'].find_artifact({'file_name': 'tool', 'env': i['env'], 'os_info': {'env_separator': ':'}, 'detect_version': True,
                                                  'env_path_key': 'CM_TOOL', 'run_script_input': i['run_script_input']})
            """) + "def detect_version(i):\n    return {'return': 0, 'version': i['env']['VERSION']}\n");
        var state = new MetaMap();
        var env = new MetaMap { ["CM_TMP_PATH"] = "../bin1:../bin2", ["CM_VERSION_MIN"] = "2.9" };
        var input = new MetaMap { ["automation"] = "script", ["env"] = env, ["state"] = state, ["run_script_input"] = new MetaMap { ["path"] = "/p", ["state"] = state } };

        var outcome = _scene.Call(hooks, "preprocess", input, "env", "state", "run_script_input");

        outcome.Result.Text("found_file_path").Should().Be("../bin2/tool");
        outcome.Live["env"].ContainsKey("VERSION").Should().BeFalse();
        outcome.Live["run_script_input"]["state"].Should().BeSameAs(state);
    }

    [Fact]
    public void A_native_script_that_a_hook_runs_changes_the_hooks_env()
    {
        _scene.OnAutomation = (_, input, _) =>
        {
            input.Text("script_name").Should().Be("install");
            input.Map("run_script_input").Keys.Should().Equal("path", "script_name");
            return new MetaMap { ["return"] = 0, ["env_tmp"] = new MetaMap(input.Map("env")) { ["NEW"] = "1" }, ["state_tmp"] = new MetaMap { ["s"] = 1 } };
        };
        var hooks = _scene.Script("running", HookScene.Preprocess(
            "r = i['automation'].run_native_script({'run_script_input': i['run_script_input'], 'env': i['env'], 'script_name': 'install'})\nreturn {'return': 0, 'left': r['env_tmp']['NEW']}"));
        var state = new MetaMap { ["old"] = 1 };
        var input = new MetaMap
        {
            ["automation"] = "script",
            ["env"] = new MetaMap { ["A"] = "0" },
            ["state"] = state,
            ["run_script_input"] = new MetaMap { ["path"] = "/p", ["state"] = state },
        };

        var outcome = _scene.Call(hooks, "preprocess", input, "env", "state", "run_script_input");

        outcome.Result.Text("left").Should().Be("1");
        outcome.Live["env"].Should().Equal(new MetaMap { ["A"] = "0", ["NEW"] = "1" });
        outcome.Live["state"].Should().Equal(new MetaMap { ["s"] = 1 });
        outcome.Live["run_script_input"].Text("script_name").Should().BeEmpty();
    }

    [Fact]
    public void A_version_is_read_from_the_output_of_the_native_script()
    {
        _scene.Write("work/tmp-ver.out", "tool version 1.2.3\n");
        const string Call = "return i['automation'].parse_version({'match_text': r'version\\s*([\\d.]+)', 'group_number': GROUP, 'env_key': 'CM_TOOL_VERSION', 'which_env': i['env']})";

        var outcome = _scene.Run(Call.Replace("GROUP", "1", StringComparison.Ordinal));

        outcome.Result.Text("version").Should().Be("1.2.3");
        outcome.Live["env"].ToString().Should().Be("{'CM_TOOL_VERSION': '1.2.3', 'CM_DETECTED_VERSION': '1.2.3'}");
        _scene.Run(Call.Replace("GROUP", "2", StringComparison.Ordinal)).Result.Text("return").Should().Be("1");
        _scene.Write("work/tmp-ver.out", "nothing here");
        _scene.Run(Call.Replace("GROUP", "1", StringComparison.Ordinal)).Result.Text("error").Should().Be("version was not detected (nothing here)");
    }

    [Fact]
    public void Dependencies_are_changed_by_name_where_the_condition_holds()
    {
        var result = _scene.Run(
            """
            deps = [{'tags': 'get,a', 'names': ['a']}, {'tags': 'get,b', 'names': ['b'], 'env': {'X': '1'}}]
            i['automation'].update_deps({'deps': deps, 'env': {'V': '7', 'ON': 'yes'}, 'update_deps': {
                'a': {'tags': 'get,_x,_<<<V>>>,_<<<W>>>', 'version': '<<<V>>>', 'skip_if_env': {'OFF': ['yes']}},
                'b': {'env': {'Y': '2'}, 'enable_if_env': {'ON': ['no']}}}})
            return {'return': 0, 'deps': deps}
            """).Result;

        result.List("deps").ToString().Should().Be(
            "[{'tags': 'get,a,_x,_7', 'names': ['a'], 'version': '7'}, {'tags': 'get,b', 'names': ['b'], 'env': {'X': '1'}}]");
    }

    [Fact]
    public void The_available_variations_are_listed_in_an_error() =>
        _scene.Run("return i['automation']._available_variations({'meta': {'alias': 'x', 'variations': {'b': {}, 'a': {}}}})")
            .Result.Text("error").Should().Be("python package variation is not defined in \"x\". Available: _a _b");

    private MetaMap Component(string body, bool quiet = false) => _scene.Call(
        _scene.Script("component", HookScene.Preprocess(body)),
        "preprocess",
        new() { ["automation"] = "ic", ["input"] = new MetaMap { ["quiet"] = quiet } }).Result;

    private sealed class Chooser(int answer) : IInteraction
    {
        public Choice? Asked { get; private set; }

        public bool CanAsk => true;

        public int? Choose(Choice choice)
        {
            Asked = choice;
            return answer;
        }

        public string? ReadLine(string prompt) => null;
    }
}
