using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>What hooks in Python see and change.</summary>
public sealed class ScriptHookTests : ScriptScene
{
    [Fact]
    public void Preprocess_and_postprocess_change_env_and_state_around_the_native_script()
    {
        Script("tool", "new_env_keys: [ CM_A, CM_B ]\nnew_state_keys: [ tool ]", Shell("echo CM_B=${CM_A}b > tmp-run-env.out"), Python("""
            def preprocess(i):
                i['env']['CM_A'] = 'a'
                return {'return': 0}
            def postprocess(i):
                i['env']['CM_B'] += 'c'
                i['state']['tool'] = {'path': i['artifact'].path, 'tags': i['script_tags']}
                return {'return': 0}
            """));

        var result = Run("tool");

        result.NewEnv.Should().Equal(new MetaMap { ["CM_A"] = "a", ["CM_B"] = "abc" });
        result.NewState.Map("tool").Should().Equal(new MetaMap { ["path"] = result.Script.Path, ["tags"] = MetaList.OfTexts(["tool"]) });
    }

    [Fact]
    public void A_version_and_tags_from_postprocess_go_into_the_cache_entry()
    {
        Script("tool", "cache: true", Python("""
            def postprocess(i):
                return {'return': 0, 'version': '1.2.3', 'add_extra_cache_tags': ['shiny']}
            """));

        var result = Run("tool");

        result.Version.Should().Be("1.2.3");
        result.CacheEntry!.Tags.Should().Equal("tool", "script-artifact-" + result.Script.Uid, "version-1.2.3", "shiny");
        Run("tool").Version.Should().Be("1.2.3");
    }

    [Fact]
    public void A_hook_can_skip_its_script_and_what_it_set_stays()
    {
        Script("tool", "new_env_keys: [ CM_A ]", Shell("echo ran"), Python("""
            def preprocess(i):
                i['env']['CM_A'] = 'kept'
                return {'return': 0, 'skip': True}
            """));
        Script("user", "deps: [ { tags: tool } ]\nnew_env_keys: [ CM_A ]");

        Run("tool").IsSkipped.Should().BeTrue();
        Run("user").NewEnv.Text("CM_A").Should().Be("kept");
        Output.Should().BeEmpty();
    }

    [Fact]
    public void A_hook_can_hand_over_to_another_script()
    {
        Script("find", "new_env_keys: [ CM_A ]", Python("""
            def preprocess(i):
                return {'return': 0, 'skip': True, 'script': {'tags': 'install'}}
            """));
        Script("install", "env: { CM_A: installed }\nnew_env_keys: [ CM_A ]");

        Run("find").NewEnv.Text("CM_A").Should().Be("installed");
    }

    [Fact]
    public void A_hook_can_run_native_scripts_of_its_folder_and_choose_one()
    {
        Script("tool", "new_env_keys: [ CM_GIVEN, CM_FOUND, CM_CHOSEN ]", Shell("echo usual"), Shell("echo $CM_GIVEN; echo CM_FOUND=$CM_GIVEN > tmp-run-env.out", "probe"), Shell("echo CM_CHOSEN=yes > tmp-run-env.out", "run-other"), Python("""
            def preprocess(i):
                i['env']['CM_GIVEN'] = '7'
                r = i['automation'].run_native_script({'run_script_input': i['run_script_input'], 'env': i['env'], 'script_name': 'probe'})
                if r['return'] > 0: return r
                i['run_script_input']['script_name'] = 'run-other'
                return {'return': 0}
            """));

        Run("tool").NewEnv.Should().Equal(new MetaMap { ["CM_GIVEN"] = "7", ["CM_FOUND"] = "7", ["CM_CHOSEN"] = "yes" });
        Output.Should().Equal("7");
    }

    [Fact]
    public void A_hook_can_change_the_dependencies_to_come()
    {
        Script("lib", "variations: { fast: {} }\nnew_env_keys: []");
        Script("tool", "prehook_deps: [ { tags: lib, names: [ the-lib ] } ]", Python("""
            def preprocess(i):
                return i['automation'].update_deps({'deps': i['meta']['prehook_deps'], 'update_deps': {'the-lib': {'tags': '_fast'}}})
            """));

        Run("tool").AskedDependencies.Should().Equal("lib,_fast");
    }

    [Fact]
    public void A_text_written_for_the_quotes_of_a_shell_loses_its_backslash_and_no_other_does()
    {
        Script("tool", "", Shell("printf '%s\\n' \"$CM_RUN\" \"$CM_USER\""), Python("""
            def preprocess(i):
                i['env']['CM_RUN'] = r'cmd; echo \${PIPESTATUS[0]}'
                return {'return': 0}
            """));

        Run("tool", request => request with { Env = new MetaMap { ["CM_USER"] = "\\$x" } });

        Output.Should().Equal("cmd; echo ${PIPESTATUS[0]}", "\\$x");
    }

    [Theory]
    [InlineData("return {'return': 16, 'error': 'no such thing'}", ReturnCode.NotFound)]
    [InlineData("return {'return': 512, 'error': 'no such thing'}", ReturnCode.Failed)]
    public void An_error_of_a_hook_keeps_its_text(string body, ReturnCode code)
    {
        Script("tool", "cache: true", Python("def preprocess(i):\n    " + body));

        var error = Failure("tool");

        (error.Id, error.Code).Should().Be(("HookReturnedError", code));
        error.Message.Should().EndWith("no such thing");
        Entries.Should().ContainSingle().Which.Tags.Should().Contain("tmp");
    }

    [Fact]
    public void The_failure_of_a_native_script_stays_what_it_is_when_a_hook_hands_it_on()
    {
        Script("tool", "", Shell("exit 3", "install"), Python("""
            def preprocess(i):
                return i['automation'].run_native_script({'run_script_input': i['run_script_input'], 'env': i['env'], 'script_name': 'install'})
            """));

        var error = Failure("tool");

        error.Should().BeEquivalentTo(new { Id = "NativeScriptFailed", Code = ReturnCode.NativeScriptFailed, NativeExitCode = 3 });
        error.Message.Should().Be($"The script '{error.Target}' failed: install.sh ended with exit code 3.");
    }

    [Fact]
    public void The_failure_of_a_script_that_a_hook_runs_stays_what_it_is_and_names_who_ran_it()
    {
        Script("inner", "", Shell("exit 3"));
        Script("outer", "", Python("""
            import cmind
            def preprocess(i):
                return cmind.access({'action': 'run', 'automation': 'script', 'tags': 'inner', 'quiet': True})
            """));

        var error = Failure("outer");

        (error.Id, error.Code).Should().Be(("NativeScriptFailed", ReturnCode.NativeScriptFailed));
        error.Text.Should().StartWith("The script 'inner,").And.Contain("ended with exit code 3.").And.Contain("It is needed by outer,");
    }

    [Fact]
    public void A_program_beside_the_script_can_import_cmind_where_it_is_not_installed()
    {
        Script(
            "tool",
            "new_env_keys: [ '+PYTHONPATH' ]",
            Shell("python3 \"$CM_TMP_CURRENT_SCRIPT_PATH/app.py\""),
            ("app.py", "import cmind.utils\nprint(cmind.utils.convert_tags_to_list({'tags': 'a, b'}))\n"));

        Run("tool").NewEnv.Should().BeEmpty();

        Output.Should().Equal("['a', 'b']");
    }

    [Fact]
    public void A_plan_starts_no_hook()
    {
        Script("tool", "", Python("raise ValueError('loaded')"));

        Plan("tool").Nodes.Should().ContainSingle();
    }
}
