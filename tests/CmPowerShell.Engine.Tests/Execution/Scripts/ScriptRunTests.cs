using AwesomeAssertions;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Runs of scripts with native scripts, without hooks and without the cache.</summary>
public sealed class ScriptRunTests : ScriptScene
{
    [Fact]
    public void A_script_hands_over_what_its_keys_name()
    {
        Script(
            "tool",
            "env: { CM_GREETING: hello }\nnew_env_keys: [ 'CM_TOOL_*' ]\nnew_state_keys: [ tool ]",
            Shell("echo CM_TOOL_SAID=$CM_GREETING >> tmp-run-env.out; echo CM_PRIVATE=x >> tmp-run-env.out; echo '{\"tool\": {\"n\": 1}, \"other\": 2}' > tmp-run-state.json"));

        var result = Run("tool");

        result.NewEnv.Should().Equal(new MetaMap { ["CM_TOOL_SAID"] = "hello" });
        result.NewState.Should().Equal(new MetaMap { ["tool"] = new MetaMap { ["n"] = 1 } });
        result.Env.Should().Equal(result.NewEnv);
        result.ExitCode.Should().Be(0);
        Directory.EnumerateFiles(Scratch.WorkDirectory).Should().BeEmpty("temporary files of a run that is not kept are removed");
    }

    [Fact]
    public void A_dependency_gives_its_variables_to_the_script_and_to_those_after_it()
    {
        Script("one", "new_env_keys: [ CM_ONE, '+PATH' ]", Shell("echo CM_ONE=1 > tmp-run-env.out"));
        Script("two", "new_env_keys: [ CM_TWO ]", Shell("echo CM_TWO=$CM_ONE$CM_LOCAL > tmp-run-env.out"));
        Script("all", "deps:\n- tags: one\n- { tags: two, env: { CM_LOCAL: local } }\nnew_env_keys: [ CM_ALL ]", Shell("echo CM_ALL=$CM_TWO-$CM_LOCAL > tmp-run-env.out"));

        var result = Run("all");

        result.NewEnv.Text("CM_ALL").Should().Be("1local-", "what a dependency is given for itself stays with it");
        result.AskedDependencies.Should().Equal("one", "two");
        result.Dependencies.Select(dependency => dependency.Script.Alias).Should().Equal("one", "two");
    }

    [Fact]
    public void Dependencies_run_in_their_stages()
    {
        foreach (var name in new[] { "d", "pre", "post", "posthook" })
        {
            Script(name, "", Shell($"echo {name}"));
        }

        Script("all", "deps: [ { tags: d } ]\nprehook_deps: [ { tags: pre } ]\nposthook_deps: [ { tags: posthook } ]\npost_deps: [ { tags: post } ]", Shell("echo native"));

        Run("all");

        Output.Should().Equal("d", "pre", "native", "posthook", "post");
    }

    [Fact]
    public void Local_variables_do_not_reach_a_dependency()
    {
        Script("inner", "", Shell("echo \"[$CM_VERSION$CM_TMP_X$CM_MINE]\""));
        Script("outer", "local_env_keys: [ CM_MINE ]\nenv: { CM_TMP_X: x, CM_MINE: m, CM_GIT_X: g }\ndeps: [ { tags: inner } ]", Shell("echo \"[$CM_VERSION$CM_TMP_X$CM_MINE]\""));

        Run("outer", request => request with { Inputs = new MetaMap { ["version"] = "7" } });

        Output.Should().Equal("[]", "[7xm]");
    }

    [Fact]
    public void The_whole_entry_of_a_dependency_becomes_its_input()
    {
        Script("download", "input_mapping: { md5sum: CM_SUM }\nnew_env_keys: [ CM_SUM ]");
        Script("model", "deps: [ { tags: download, md5sum: abc } ]\nnew_env_keys: [ CM_SUM ]");

        Run("model").NewEnv.Text("CM_SUM").Should().Be("abc");
    }

    [Fact]
    public void A_list_variable_is_put_in_front_and_appended_once()
    {
        Script("lib", "env: { +CM_LIST: [ /b, /c ] }\nnew_env_keys: [ '+CM_LIST' ]");
        Script("all", "env: { +CM_LIST: [ /a, /b ] }\ndeps: [ { tags: lib } ]\nnew_env_keys: [ '+CM_LIST' ]", Shell("echo $CM_LIST"));

        Run("all").NewEnv.List("+CM_LIST").Texts().Should().Equal("/a", "/b", "/c");
        Output.Should().Equal(string.Join(Path.PathSeparator, "/a", "/b", "/c"));
    }

    [Fact]
    public void A_fake_run_runs_the_dependencies_but_not_the_script()
    {
        Script("inner", "", Shell("echo inner"));
        Script("outer", "deps: [ { tags: inner } ]", Shell("echo outer"));

        Run("outer", request => request with { Inputs = new MetaMap { ["fake_run"] = true } });

        Output.Should().Equal("inner");
    }

    [Fact]
    public void Fake_dependencies_are_listed_and_the_script_runs()
    {
        Script("inner", "", Shell("echo inner"));
        Script("outer", "deps: [ { tags: inner } ]", Shell("echo outer"));

        Run("outer", request => request with { Inputs = new MetaMap { ["fake_deps"] = true } }).AskedDependencies.Should().Equal("inner");

        Output.Should().Equal("outer");
    }

    [Fact]
    public void A_failing_native_script_is_told_with_its_exit_code()
    {
        Script("bad", "print_files_if_script_error: [ log.txt ]", Shell("echo the reason > log.txt; exit 3"));

        var error = Failure("bad");

        (error.Id, error.Code, error.NativeExitCode).Should().Be(("NativeScriptFailed", ReturnCode.NativeScriptFailed, 3));
        Output.Should().Contain("the reason");
    }

    [Fact]
    public void A_failure_can_be_ignored()
    {
        Script("bad", "new_env_keys: [ CM_X ]", Shell("echo CM_X=1 > tmp-run-env.out; exit 3"));

        var result = Run("bad", request => request with { Inputs = new MetaMap { ["ignore_script_error"] = true } });

        (result.ExitCode, result.NewEnv.Text("CM_X")).Should().Be((3, "1"));
    }

    [Fact]
    public void A_variation_can_name_another_native_script()
    {
        Script("tool", "variations: { other: { script_name: run-other }, none: { script_name: run-none } }", Shell("echo usual"), Shell("echo other", "run-other"));

        Run("tool,_other");
        Output.Should().Equal("other");

        var error = Failure("tool,_none");
        (error.Id, error.Code).Should().Be(("NativeScriptMissing", ReturnCode.NotFound));
    }

    [Fact]
    public void Values_arrive_as_they_are()
    {
        Script("echo", "input_mapping: { text: CM_TEXT }", Shell("printf '%s' \"$CM_TEXT\""));
        const string Value = "a 'b' \"c\" $(id) `id` $HOME %PATH% & <<<NONE>>>";

        Run("echo", request => request with { Inputs = new MetaMap { ["text"] = Value } });

        Output.Should().Equal(Value);
    }

    [Fact]
    public void A_value_with_line_breaks_arrives_whole()
    {
        Script("echo", "input_mapping: { text: CM_TEXT }", Shell("printf '%s' \"$CM_TEXT\""));

        Run("echo", request => request with { Inputs = new MetaMap { ["text"] = "one\n\ntwo; echo three" } });

        Output.Should().Equal("one", "", "two; echo three");
    }

    [Fact]
    public void Published_values_may_refer_to_variables()
    {
        Script("inner", "env: { CM_PART: part }\nnew_env_keys: [ CM_PART ]");
        Script("outer", "deps: [ { tags: inner } ]\nenv: { CM_WHOLE: '${CM_PART}/<<<CM_PART>>>' }", Shell("echo $CM_WHOLE"));

        Run("outer");

        Output.Should().Equal("part/part");
    }

    [Fact]
    public void An_output_directory_is_made_and_entered()
    {
        Script("tool", "", Shell("pwd"));

        Run("tool", request => request with { Inputs = new MetaMap { ["outdirname"] = "a/b" } });

        Output.Single().Should().EndWith(Path.DirectorySeparatorChar + Path.Combine("a", "b"));
    }

    [Fact]
    public void Of_several_scripts_the_one_that_offers_the_variation_is_taken_and_else_the_first_in_order()
    {
        Script("gcc", "sort: 5", Shell("echo gcc"));
        Script("llvm", "variations: { fast: {} }", Shell("echo llvm"));
        foreach (var name in new[] { "gcc", "llvm" })
        {
            var file = Path.Combine(Scratch.Engine.Index.Find(ArtifactQueryOf(name))[0].Path, "_cm.yaml");
            File.WriteAllText(file, File.ReadAllText(file).Replace($"[ {name} ]", $"[ compiler, {name} ]", StringComparison.Ordinal));
        }

        Run("compiler");
        Run("compiler,_fast");
        Scratch.Answers.Answer(1);
        Run("compiler");

        Output.Should().Equal("llvm", "llvm", "gcc");
        Scratch.Answers.Asked.Should().ContainSingle().Which.Options.Should().HaveCount(2);
    }

    [Fact]
    public void A_script_for_a_later_version_is_refused()
    {
        Script("tool", "min_cm_version: '99.0'");

        Failure("tool").Id.Should().Be("ScriptTooNew");
    }

    [Fact]
    public void Versions_of_all_scripts_can_be_told()
    {
        Script("lib", "default_version: '1.2'");
        Script("tool", "deps: [ { tags: lib } ]\nvariations: { a: {} }\nversion: '3'");

        Run("tool,_a", request => request with { Inputs = new MetaMap { ["print_versions"] = true, ["dump_version_info"] = true } });

        Output.Should().Equal("Versions of dependencies:", "* lib: 1.2", "* tool,_a: 3");
        var report = (MetaList)MetaFile.Load(Path.Combine(Scratch.WorkDirectory, "version_info.json"));
        ((MetaMap)report[0]).Map("lib").Text("parent").Should().MatchRegex(@"^tool,\w+ \( a \)$");
    }

    [Fact]
    public void An_input_that_nobody_knows_is_answered_with_the_nearest_name()
    {
        Script(
            "tool",
            "input_mapping: { model: CM_MODEL }\nvariations: { big: { input_mapping: { size: CM_SIZE } } }",
            Python("def preprocess(i):\n    x = i['input'].get('from_hook')\n    return {'return': 0}"));
        static Func<CmPowerShell.Engine.Execution.Context.RunRequest, CmPowerShell.Engine.Execution.Context.RunRequest> Typed(params string[] names) => request =>
            request with { ChecksInputs = true, Inputs = new MetaMap(names.Select(name => KeyValuePair.Create(name, (MetaValue)"no"))) };

        var error = Failure("tool", Typed("modle"));

        (error.Id, error.Code).Should().Be(("InputUnknown", ReturnCode.Failed));
        error.Hint.Should().StartWith("Did you mean 'model'");
        Run("tool", Typed("model", "size", "from_hook", "quiet")).Should().NotBeNull();
        Run("tool", Typed("modle", "strict")).Should().NotBeNull();
    }

    private static CmPowerShell.Engine.Naming.ArtifactQuery ArtifactQueryOf(string name) =>
        new(CmPowerShell.Engine.Naming.ObjectName.Any, CmPowerShell.Engine.Naming.ArtifactName.Parse(name), CmPowerShell.Engine.Naming.TagQuery.Any);
}
