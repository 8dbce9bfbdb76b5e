using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Keys of meta that change how a script runs, each on a separate script.</summary>
public sealed class MetaKeyTests : ScriptScene
{
    [Fact]
    public void Variables_are_copied_under_other_prefixes_before_the_native_script()
    {
        Script("tool", "env: { CM_OLD_A: a, CM_OLD_B: b }\nenv_key_mappings: { CM_OLD_: CM_NEW_ }", Shell("echo $CM_OLD_A$CM_NEW_A$CM_NEW_B"));

        Run("tool");

        Output.Should().Equal("aab");
    }

    [Fact]
    public void Files_are_shown_when_the_native_script_fails()
    {
        Script("tool", "print_files_if_script_error: [ log.txt, none.txt ]", Shell("echo why it failed > log.txt; exit 1"));

        Failure("tool");

        Output.Should().Contain("why it failed");
    }

    [Fact]
    public void Post_dependencies_see_all_but_the_variables_that_are_cleaned_for_them()
    {
        Script("after", "", Shell("echo \"[$CM_INPUT][$CM_MINE][$CM_LEFT]\""));
        Script(
            "tool",
            "env: { CM_INPUT: input, CM_MINE: mine, CM_LEFT: left }\nlocal_env_keys: [ CM_MINE ]\nclean_env_keys_post_deps: [ 'CM_LE*' ]\n"
            + "posthook_deps: [ { tags: after } ]\npost_deps: [ { tags: after } ]",
            Shell("true"));

        Run("tool");

        Output.Should().Equal("[][][left]", "[input][mine][]");
    }

    [Fact]
    public void Constants_of_the_state_of_a_variation_go_down_and_cannot_be_changed()
    {
        Script("inner", "state: { mode: inner }\nnew_state_keys: [ mode ]");
        Script("tool", "deps: [ { tags: inner } ]\nvariations: { fast: { const_state: { mode: fast } } }\nnew_state_keys: [ mode ]");

        var result = Run("tool,_fast");

        result.NewState.Text("mode").Should().Be("fast");
        result.Dependencies[0].NewState.Text("mode").Should().Be("fast");
    }

    [Fact]
    public void The_latest_usable_version_is_taken_where_the_usual_one_is_too_late()
    {
        Script("tool", "default_version: '5.0'\nnew_env_keys: [ CM_VERSION ]");

        Run("tool", With(("version_max", "4.999"), ("version_max_usable", "4.2"))).NewEnv.Text("CM_VERSION").Should().Be("4.2");
        Run("tool", With(("version_max", "4.5"))).NewEnv.Text("CM_VERSION").Should().Be("4.5");
    }

    [Theory]
    [InlineData("docker: { run: false }", "", "")]
    [InlineData("docker: { real_run: false }", "inner", "")]
    [InlineData("docker: { run: true }", "inner", "tool")]
    [InlineData("variations: { v: { group: g, default: true, docker: { run: false } } }", "", "")]
    public void Inside_a_container_a_script_may_run_not_at_all_or_only_for_its_dependencies(string meta, string inner, string tool)
    {
        Script("inner", "", Shell("echo inner"));
        Script("tool", "deps: [ { tags: inner } ]\n" + meta, Shell("echo tool"));

        Run("tool", request => request with { Env = new MetaMap { ["CM_RUN_STATE_DOCKER"] = "yes" } });

        Output.Should().Equal(new[] { inner, tool }.Where(line => line.Length > 0));
    }

    [Fact]
    public void Dependencies_for_the_inside_of_a_container_run_where_they_are_asked_for()
    {
        Script("one", "", Shell("echo one"));
        Script("two", "", Shell("echo two"));
        Script("tool", "docker: { deps: [ { tags: one }, { tags: two, skip_inside_docker: true } ] }", Shell("echo tool"));

        Run("tool", With(("docker_run_deps", true)));

        Output.Should().Equal("one", "tool");
    }

    [Fact]
    public void A_caller_can_say_what_comes_back_instead_of_the_meta()
    {
        Script("inner", "env: { CM_A: a, CM_B: b }\nstate: { s: 1, t: 2 }\nnew_env_keys: [ CM_A ]\nnew_state_keys: [ s ]");
        Script(
            "tool",
            "deps: [ { tags: inner, force_new_env_keys: [ CM_B ], force_new_state_keys: [ t ] } ]\nnew_env_keys: [ CM_A, CM_B ]\nnew_state_keys: [ s, t ]");

        var result = Run("tool");

        (string.Join(',', result.NewEnv.Keys), string.Join(',', result.NewState.Keys)).Should().Be(("CM_B", "t"));
    }

    [Fact]
    public void A_dependency_can_ignore_the_error_of_its_native_script_and_leave_out_a_fake_run()
    {
        Script("broken", "", Shell("echo broken; exit 1"));
        Script("big", "", Shell("echo big"));
        Script("tool", "deps: [ { tags: broken, ignore_script_error: true }, { tags: big, skip_if_fake_run: true } ]");

        Run("tool", With(("fake_run", true)));

        Output.Should().Equal("broken");
    }

    [Fact]
    public void A_dependency_can_name_its_result_and_give_it_tags()
    {
        Script("made", "cache: true");
        Script("tool", "env: { CM_KIND: Big }\ndeps: [ { tags: made, name: First, extra_cache_tags: 'mine,kind-<<<CM_KIND>>>' } ]");

        Run("tool");

        Entries.Single().Tags.Should().Contain(["mine", "kind-Big", "name-first"]);
    }

    [Theory]
    [InlineData("skip_sudo", "yes", "CM_TMP_SKIP_SUDO", "yes")]
    [InlineData("skip_sys_utils", "true", "CM_SKIP_SYS_UTILS", "yes")]
    [InlineData("debug_uid", "7f", "CM_TMP_DEBUG_UID", "7f")]
    [InlineData("path", " /opt ", "CM_TMP_PATH", "/opt")]
    [InlineData("outbasename", "x", "CM_OUTBASENAME", "x")]
    [InlineData("accept_license", "yes", "CM_ACCEPT_LICENSE", "yes")]
    [InlineData("skip_remembered_selections", "yes", "CM_SKIP_REMEMBERED_SELECTIONS", "yes")]
    [InlineData("fake_deps", "yes", "CM_TMP_FAKE_DEPS", "yes")]
    [InlineData("v", "yes", "CM_VERBOSE", "yes")]
    public void Inputs_that_every_script_knows_become_variables(string input, string value, string variable, string text)
    {
        Script("tool", $"new_env_keys: [ {variable} ]");

        Run("tool", With((input, value))).NewEnv.Text(variable).Should().Be(text);
    }

    [Fact]
    public void Warnings_of_the_meta_and_of_variations_are_told_where_the_script_really_runs()
    {
        Script("tool", "cache: true\nwarnings: [ mind the gap ]\nvariations: { big: { warning: it is big, required_disk_space: 700 } }");

        Run("tool,_big");
        Run("tool,_big").FromCache.Should().BeTrue();

        Scratch.Events.Of<WarningReported>().Select(warning => warning.Text).Should().Equal("mind the gap", "it is big", "Required disk space: 700 MB");
    }

    private static Func<RunRequest, RunRequest> With(params (string Name, MetaValue Value)[] inputs) => request =>
        request with { Inputs = new MetaMap(inputs.Select(input => KeyValuePair.Create(input.Name, input.Value))) };
}
