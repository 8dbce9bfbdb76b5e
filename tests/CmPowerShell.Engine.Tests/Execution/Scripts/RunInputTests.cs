using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>The effect of the inputs that a user types.</summary>
public sealed class RunInputTests : ScriptScene
{
    [Theory]
    [InlineData("with-token", "with_token")]
    [InlineData("with_token", "with-token")]
    [InlineData("with_token", "with_token")]
    public void An_input_is_known_in_both_spellings(string mapped, string typed)
    {
        Script("tool", $"input_mapping: {{ {mapped}: CM_TOKEN_MODE }}\nnew_env_keys: [ CM_TOKEN_MODE ]");

        Run("tool", Typed((typed, "yes"))).NewEnv.Text("CM_TOKEN_MODE").Should().Be("yes");
    }

    [Fact]
    public void A_switch_of_the_engine_is_known_in_both_spellings()
    {
        Script("tool", "", Shell("echo ran"));

        Run("tool", Typed(("fake-run", true))).ExitCode.Should().BeNull();
        Run("tool", Typed(("fake_run", true))).ExitCode.Should().BeNull();
    }

    [Theory]
    [InlineData("recursion")]
    [InlineData("run_state")]
    [InlineData("remembered_selections")]
    [InlineData("detected_versions")]
    public void What_only_parts_of_the_reference_say_to_each_other_is_no_input_for_a_person(string input)
    {
        Script("tool", "");

        Failure("tool", Typed((input, "yes"))).Id.Should().Be("InputUnknown");
    }

    [Fact]
    public void An_input_that_is_only_described_is_let_through_and_said_to_change_nothing()
    {
        Script("tool", "input_description: { device: { desc: The device } }");

        Run("tool", Typed(("device", "cuda"), ("skip-write-test", true)));

        Scratch.Events.Of<DetailReported>().Select(detail => detail.Text).Where(text => text.Contains("no effect"))
            .Should().SatisfyRespectively(first => first.Should().Contain("'device'"), second => second.Should().Contain("'skip_write_test'"));
    }

    [Fact]
    public void Variables_state_and_constants_may_stand_among_the_inputs()
    {
        Script("tool", "env: { CM_C: meta }\nnew_env_keys: [ CM_A, CM_C ]\nnew_state_keys: [ s ]");

        var result = Run("tool", Typed(
            ("env", new MetaMap { ["CM_A"] = "a" }), ("const", new MetaMap { ["CM_C"] = "c" }), ("state", new MetaMap { ["s"] = new MetaMap { ["n"] = 1 } })));

        result.NewEnv.Should().Equal(new MetaMap { ["CM_A"] = "a", ["CM_C"] = "c" });
        result.NewState.Map("s").Text("n").Should().Be("1");
    }

    [Theory]
    [InlineData("env")]
    [InlineData("adr")]
    public void An_input_that_must_be_a_map_is_not_read_as_an_empty_one(string input)
    {
        Script("tool", "");

        Failure("tool", Typed((input, "python"))).Should().BeEquivalentTo(new { Id = "InputInvalid", Code = ReturnCode.Failed });
    }

    [Fact]
    public void The_default_configuration_counts_where_the_person_says_nothing_else()
    {
        Configure("{\"script\": {\"name\": \"mine\", \"path\": \"/default\", \"env\": {\"CM_A\": \"default\", \"CM_B\": \"default\"}}}");
        Script("inner", "new_env_keys: [ CM_INNER ]", Shell("echo CM_INNER=[$CM_NAME$CM_B] > tmp-run-env.out"));
        Script("tool", "deps: [ { tags: inner } ]\nnew_env_keys: [ CM_A, CM_B, CM_INNER, CM_NAME, CM_TMP_PATH ]");

        var result = Run("tool", request => Typed(("path", "/typed"))(request) with { Env = new MetaMap { ["CM_A"] = "typed" } });

        result.NewEnv.Should().Equal(new MetaMap
        {
            ["CM_A"] = "typed",
            ["CM_B"] = "default",
            ["CM_INNER"] = "[default]",
            ["CM_NAME"] = "mine",
            ["CM_TMP_PATH"] = "/typed",
        });
    }

    [Fact]
    public void A_default_that_one_script_does_not_know_is_no_mistake()
    {
        Configure("{\"script\": {\"model\": \"big\"}}");
        Script("tool", "");

        Run("tool", Typed(("quiet", true))).Should().NotBeNull();
    }

    [Fact]
    public void A_default_configuration_that_cannot_be_read_is_named()
    {
        Configure("{\"script\": {");
        Script("tool", "");

        Failure("tool").Location!.File.Should().EndWith("config.json");
    }

    [Fact]
    public void A_silent_run_keeps_its_story_to_itself_but_not_what_the_script_prints()
    {
        Script("inner", "", Shell("echo inner"));
        Script("tool", "deps: [ { tags: inner } ]\nprint_env_at_the_end: { CM_A: A }", Shell("echo tool"));

        Run("tool", Typed(("silent", "yes")));

        Scratch.Events.Of<ScriptFound>().Should().BeEmpty();
        Output.Should().Equal("inner", "tool");
    }

    [Fact]
    public void Old_output_of_a_script_is_removed_before_each_run_also_of_one_that_is_kept()
    {
        Script("tool", "cache: true\nclean_output_files: [ result.txt ]");
        Run("tool");
        var file = Path.Combine(Scratch.WorkDirectory, "result.txt");
        File.WriteAllText(file, "old");

        Run("tool").FromCache.Should().BeTrue();

        File.Exists(file).Should().BeFalse();
    }

    private static Func<RunRequest, RunRequest> Typed(params (string Name, MetaValue Value)[] inputs) => request =>
        request with { ChecksInputs = true, Inputs = new MetaMap(inputs.Select(input => KeyValuePair.Create(input.Name, input.Value))) };

    private void Configure(string json) =>
        Scratch.Artifact(WellKnownNames.Configuration, "default", "tags: [ cm-universal-cfg ]", ("config.json", json));
}
