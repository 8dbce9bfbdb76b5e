using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>What hooks of mlcflow ask of the engine, and what their automation finds.</summary>
public sealed class MlcflowAccessTests : IDisposable
{
    private readonly HookScene _scene = new();
    private readonly List<MetaMap> _asked = [];

    public MlcflowAccessTests() => Answer(new() { ["return"] = 0 });

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("{'action': 'find', 'automation': 'repo', 'item': 'a@b,9e97bb72b0474657'}", "{'action': 'find', 'automation': 'repo', 'artifact': 'a@b,9e97bb72b0474657'}")]
    [InlineData("{'action': 'find', 'automation': 'cache,541d6f712a6b464e', 'tags': 'get,_x'}", "{'action': 'find', 'automation': 'cache', 'tags': 'get,_x'}")]
    [InlineData("{'action': 'search', 'target': 'script', 'tags': 'get,_x,-y'}", "{'action': 'search', 'tags': 'get,-y', 'automation': 'script'}")]
    [InlineData("{'action': 'remote-run', 'tags': 'get,_x', 'details': 'd'}", "{'action': 'remote_run', 'tags': 'get,_x', 'automation': 'script', 'artifact': 'd'}")]
    public void A_request_reaches_the_engine_in_its_words(string request, string asked)
    {
        Run($"import mlc\nreturn mlc.access({request})");

        PythonText.Representation(_asked.Should().ContainSingle().Which).Should().Be(asked);
    }

    [Fact]
    public void What_is_found_are_objects_with_their_repository()
    {
        Answer(new()
        {
            ["return"] = 0,
            ["list"] = new MetaList([
                new MetaMap { ["path"] = "/s", ["meta"] = new MetaMap { ["uid"] = "1" }, ["repo_path"] = "/r", ["repo_meta"] = new MetaMap { ["alias"] = "a" } },
                new MetaMap { ["path"] = "/r", ["path_with_prefix"] = "/r", ["meta"] = new MetaMap() }]),
        });

        Run("""
            item, repo = i['automation'].action_object.access({'action': 'find', 'target': 'script', 'tags': 'x'})['list']
            return {'return': 0, 'all': [item.path, item.meta['uid'], item.repo.path, item.repo.meta['alias'], type(item).__name__, type(repo).__name__]}
            """).Texts("all").Should().Equal("/s", "1", "/r", "a", "Item", "Repo");
    }

    [Fact]
    public void A_failing_run_raises_and_other_failures_are_returned()
    {
        Answer(new() { ["return"] = 2, ["error"] = "of the script" });

        Run("""
            from mlc.script_action import ScriptExecutionError
            access, seen = i['automation'].action_object.access, []
            try:
                access({'action': 'run', 'target': 'script', 'tags': 'x'})
            except ScriptExecutionError as problem:
                seen.append(str(problem))
            return {'return': 0, 'seen': seen + [access({'action': 'find', 'target': 'cache', 'tags': 'x'})['error']]}
            """).Texts("seen").Should().Equal("The action 'run' of the script 'x' failed: of the script", "of the script");
    }

    [Fact]
    public void A_failing_run_that_the_hook_does_not_handle_is_the_failure_of_the_hook()
    {
        Answer(new() { ["return"] = 2, ["error"] = "of the script", ["error_id"] = "NativeScriptFailed" });

        Run("import mlc\nmlc.access({'action': 'run', 'tags': 'x'})").ToString()
            .Should().Be("{'return': 2, 'error': 'of the script', 'error_id': 'NativeScriptFailed'}");
    }

    [Fact]
    public void Nothing_to_remove_is_a_warning()
    {
        Answer(new() { ["return"] = 16, ["error"] = "no entry" });

        var answer = Run("return i['automation'].cache_action.access({'action': 'rm', 'target': 'cache', 'tags': 'x', 'f': True})");

        answer.Text("return").Should().Be("0");
        answer.List("warnings").ToString().Should().Be("[{'code': 1006, 'description': 'no entry'}]");
    }

    [Fact]
    public void The_folders_of_the_home_are_those_of_its_local_repository()
    {
        Answer(new() { ["return"] = 0, ["list"] = new MetaList([new MetaMap { ["path"] = "/home/repos/local", ["path_with_prefix"] = "/home/repos/local", ["meta"] = new MetaMap() }]) });

        Run("tools = i['automation'].action_object\nreturn {'return': 0, 'all': [tools.repos_path, tools.local_cache_path, tools.repos[0].path]}")
            .Texts("all").Select(path => path.Replace('\\', '/')).Should().Equal("/home/repos", "/home/repos/local/cache", "/home/repos/local");
    }

    [Fact]
    public void A_request_without_an_action_is_an_error() => Run("import mlc\nreturn mlc.access({'target': 'script'})").Text("error").Should().Contain("'action'");

    [Fact]
    public void A_hook_can_load_the_module_of_actions_again() =>
        Run("import importlib, mlc\nimportlib.reload(mlc.action)\nreturn mlc.action.access({'action': 'find', 'target': 'cache', 'tags': 'x'})").Text("return").Should().Be("0");

    [Fact]
    public void The_artifact_of_a_hook_is_an_item() => _scene.Call(
        _scene.Script("example", HookScene.Preprocess("return {'return': 0, 'all': [i['artifact'].path, i['artifact'].repo.meta['alias']]}"), MetaDialect.Mlcflow),
        "preprocess",
        new() { ["artifact"] = new MetaMap { ["path"] = "/s", ["meta"] = new MetaMap(), ["repo_path"] = "/r", ["repo_meta"] = new MetaMap { ["alias"] = "a" } } }).Result
        .Texts("all").Should().Equal("/s", "a");

    [Fact]
    public void A_folder_to_search_first_covers_its_subfolders_to_a_depth()
    {
        _scene.Write("tools/a/b/tool", "");
        _scene.Write("usual/tool", "");

        const string Find = """
            import os
            os.environ['USUAL'] = '../usual'
            env = {'MLC_QUIET': 'yes', **i['env']}
            r = i['automation'].find_artifact({'file_name': 'tool', 'env': env, 'os_info': {'env_separator': os.pathsep}, 'default_path_env_key': 'USUAL'})
            return {'return': 0, 'found': r['found_file_path'].replace(os.sep, '/')}
            """;
        string Found(MetaMap env) => _scene.RunOfMlcflow(Find, env).Result.Text("found");

        Found(new() { ["MLC_SEARCH_FOLDER_PATH"] = "../tools" }).Should().Be("../tools/a/b/tool");
        Found(new() { ["MLC_SEARCH_FOLDER_PATH"] = "../tools", ["MLC_TMP_FOLDER_MAX_DEPTH"] = "1" }).Should().Be("../usual/tool");
        Found(new() { ["MLC_SEARCH_FOLDER_PATH"] = "../tools", ["MLC_TMP_PATH"] = "../usual" }).Should().Be("../usual/tool");
    }

    [Fact]
    public void A_given_path_can_be_the_only_one()
    {
        _scene.Write("usual/tool", "");
        Directory.CreateDirectory(Path.Combine(_scene.Folder, "empty"));

        Run("""
            import os
            os.environ['USUAL'] = '../usual'
            return i['automation'].find_artifact({'file_name': 'tool', 'env': {'MLC_TMP_PATH': '../empty', 'MLC_SEARCH_FOLDER_PATH': '../usual'},
                'os_info': {'env_separator': os.pathsep}, 'default_path_env_key': 'USUAL', 'force_given_path': True})
            """).Text("return").Should().Be("16");
    }

    [Fact]
    public void A_folder_is_not_a_file()
    {
        Directory.CreateDirectory(Path.Combine(_scene.Folder, "bin", "tool"));

        Run("return i['automation'].find_file_in_paths({'paths': ['../bin'], 'file_name': 'tool'})").Texts("found_files").Should().BeEmpty();
    }

    [Fact]
    public void A_version_can_have_two_groups()
    {
        _scene.Write("work/tmp-ver.out", "tool 1.2 (build 7)\n");

        Run("""
            env = {}
            r = i['automation'].parse_version({'match_text': r'tool ([\d.]+) \(build (\d+)\)', 'group_number': 1, 'group_number_extra': 2, 'env_key': 'V', 'which_env': env})
            return {'return': 0, 'version': r['version'], 'env': env}
            """).ToString().Should().Be("{'return': 0, 'version': '1.2-7', 'env': {'V': '1.2-7', 'MLC_DETECTED_VERSION': '1.2-7'}}");
    }

    [Theory]
    [InlineData("12.2.0", "MLC_VERSION': '12", "12.2.0")]
    [InlineData("12.2.0", "MLC_VERSION': '12.3", "")]
    [InlineData("12.2.0", "MLC_VERSION_MIN': '12.3", "")]
    [InlineData("12.2.0", "MLC_VERSION_MAX': '13", "12.2.0")]
    public void A_detected_version_fits_a_shorter_one(string version, string required, string detected)
    {
        const string Hooks = """
            def preprocess(i):
                return i['automation'].detect_version_using_script({'env': {'WISH'}, 'run_script_input': {}})
            def detect_version(i):
                return {'return': 0, 'version': 'VERSION'}
            """;
        var hooks = _scene.Script("example", Hooks.Replace("WISH", required, StringComparison.Ordinal).Replace("VERSION'}", version + "'}", StringComparison.Ordinal), MetaDialect.Mlcflow);

        _scene.Call(hooks).Result.Text("detected_version").Should().Be(detected);
    }

    [Fact]
    public void A_version_of_minus_one_does_not_fit()
    {
        const string Hooks = """
            def preprocess(i):
                return i['automation'].detect_version_using_script({'env': {'MLC_VERSION_MIN': '1'}, 'run_script_input': {}})
            def detect_version(i):
                return {'return': 0, 'version': -1}
            """;

        _scene.Call(_scene.Script("example", Hooks, MetaDialect.Mlcflow)).Result.Text("return").Should().Be("16");
    }

    [Fact]
    public void A_condition_of_a_change_can_be_a_scalar_and_a_placeholder_is_no_value() => Run("""
        deps = [{'tags': 'get,a', 'names': ['a', 'b']}]
        i['automation'].update_deps({'deps': deps, 'env': {'ON': 'yes', 'OPEN': '<<<X>>>'}, 'update_deps': {
            'a': {'tags': '_on', 'enable_if_env': {'ON': 'yes'}}, 'b': {'tags': '_open', 'enable_if_env': {'OPEN': ['yes']}}}})
        return {'return': 0, 'tags': deps[0]['tags']}
        """).Text("tags").Should().Be("get,a,_on");

    private MetaMap Run(string body) => _scene.RunOfMlcflow(body).Result;

    private void Answer(MetaMap answer) => _scene.OnAccess = (input, _) =>
    {
        _asked.Add(input);
        return answer;
    };
}
