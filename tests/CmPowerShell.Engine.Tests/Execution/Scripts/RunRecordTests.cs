using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>The output and records of a run in addition to its result, if a user requests them.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class RunRecordTests : ScriptScene
{
    public RunRecordTests()
    {
        Script("leaf", "version: '1.2'", Shell("echo leaf"));
        Script("tool", "deps: [ { tags: leaf } ]\nnew_env_keys: [ CM_A, CM_MY_TOKEN ]\ninput_mapping: { size: CM_A }\nvariations: { big: {} }", Shell("echo tool"));
        Script("broken", "", Shell("exit 3"));
    }

    [Fact]
    public void A_record_says_what_went_in_what_came_out_and_where()
    {
        Run("tool,_big", With(("repro", true), ("size", "a b")));

        Recorded("input").Should().Match<MetaMap>(input => input.Text("tags") == "tool,_big" && input.Text("size") == "a b" && input.Text("action") == "run");
        Recorded("info").Keys.Should().Contain(["host_os_name", "host_system", "host_machine", "run_uid", "run_iso_datetime"]);
        Recorded("output").Should().Match<MetaMap>(output => output.Text("return") == "0" && output.Map("new_env").Text("CM_A") == "a b" && output.List("deps").Count == 1);
        Recorded("run-state").Should().Match<MetaMap>(state => state.Texts("script_variation_tags").Single() == "big" && state.List("version_info").Count == 2);
        var whole = Json("cm-output.json");
        whole.Keys.Should().Equal("acm_ctuning_repro_badge_available", "acm_ctuning_repro_badge_functional", "info", "input", "output", "state", "version_info");
        whole.Map("version_info").Map("leaf").Text("version").Should().Be("1.2");
        Text("cm-repro", "cm-run-script-README-cm.md").Should().Contain("cm run script --tags=tool,_big '--size=a b'").And.Contain("cm run script --tags=leaf --version=1.2");
    }

    [Fact]
    public void A_record_of_a_run_that_fails_holds_the_error()
    {
        Failure("broken", With(("repro", true)));

        Recorded("output").Should().Match<MetaMap>(output => output.Text("return") == "2" && output.Text("error").Contains("exit code 3"));
        Recorded("run-state").Text("script_id").Should().StartWith("broken,");
        Json("cm-output.json").Keys.Should().NotContain("acm_ctuning_repro_badge_functional");
    }

    [Fact]
    public void A_record_of_a_run_that_never_began_holds_the_error_too()
    {
        Failure("tool,_small", With(("repro", true)));

        Recorded("output").Text("return").Should().Be("16");
    }

    [Fact]
    public void Folder_and_names_of_a_record_can_be_chosen_and_an_earlier_one_is_gone()
    {
        Failure("broken", With(("repro", true), ("repro_dir", "here"), ("repro_prefix", "mine")));
        Run("tool", With(("repro", true), ("repro_dir", "here"), ("repro_prefix", "mine")));

        Directory.EnumerateFiles(Path.Combine(Scratch.WorkDirectory, "here")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .Should().Equal("mine-README-cm.md", "mine-info.json", "mine-input.json", "mine-output.json", "mine-run-state.json");
    }

    [Fact]
    public void Secrets_are_in_no_record()
    {
        Run("tool", request => With(("repro", true), ("gh_token", "s3cret"), ("size", "https://me:s3cret@host/x"))(request) with
        {
            Env = new MetaMap { ["CM_MY_TOKEN"] = "s3cret" },
        });

        Directory.EnumerateFiles(Scratch.WorkDirectory, "*", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Should().NotBeEmpty().And.AllSatisfy(text => text.Should().NotContain("s3cret"));
    }

    [Fact]
    public void A_page_that_repeats_the_run_is_left_where_it_is_asked_for()
    {
        Run("tool,_big", request => With(("print_readme", true), ("new", true))(request) with { Env = new MetaMap { ["CM_A"] = "it's" } });

        Text("README-cm.md").Should().Contain("cm pull repo team@tools\n").And.Contain("cm run script --tags=tool,_big '--env.CM_A=it'\\''s' --new\n").And.NotContain("print_readme");
    }

    [Fact]
    public void Commands_are_written_as_the_person_calls_scripts()
    {
        Run("tool", With(("print_deps", true), ("script_call_prefix", "cmr")))
            .NewState.Texts("print_deps").Should().Equal("cmr --tags=leaf");

        Output.Should().Contain("cmr --tags=leaf");
    }

    [Fact]
    public void The_time_of_each_script_is_told()
    {
        Run("tool", With(("time", true)));

        Output.Where(line => line.Contains("running time")).Should().SatisfyRespectively(
            leaf => leaf.Should().MatchRegex("^    - running time of script \"leaf\": \\d+\\.\\d\\d sec\\.$"),
            tool => tool.Should().MatchRegex("^  - running time of script \"tool\": "));
    }

    [Fact]
    public void Space_is_told_only_where_it_was_used()
    {
        Run("tool", With(("space", true))).Should().NotBeNull();

        Output.Where(line => line.Contains("used disk space")).Should().BeEmpty();
    }

    [Fact]
    public void A_run_waits_for_the_person_at_its_end()
    {
        Run("tool", With(("pause", true)));

        Scratch.Answers.Prompts.Should().Equal("Press Enter to continue ...");
    }

    [Theory]
    [InlineData("debug_script", "yes", "tool")]
    [InlineData("debug_script_tags", "leaf", "leaf")]
    public void The_script_that_runs_the_native_one_can_be_kept(string input, string value, string script)
    {
        Run("tool", With((input, value)));

        Text("tmp-run-without-cm" + Extension).Should().Contain(Path.Combine("script", script, "run" + Extension));
        Output.Should().Contain(line => line.Contains(Directory.EnumerateFiles(Scratch.WorkDirectory).Single()));
    }

    [Fact]
    public void Without_a_person_there_is_a_warning_instead_of_a_shell()
    {
        Run("tool", With(("shell", true), ("size", "7")));

        Scratch.Events.Of<WarningReported>().Select(warning => warning.Id).Should().Equal("ShellNotStarted");
        Text("tmp-env" + Extension).Should().Contain(OperatingSystem.IsWindows() ? "set \"CM_A=7\"" : "export CM_A='7'");
    }

    [Fact]
    public void Lines_that_a_script_puts_before_others_are_in_the_saved_script_too()
    {
        Script("prefix", "state: { script_prefix: [ 'echo before' ] }\nnew_state_keys: [ script_prefix ]\nnew_env_keys: [ CM_A ]\nenv: { CM_A: a }");
        Script("user", "deps: [ { tags: prefix } ]\nnew_state_keys: [ script_prefix ]\nnew_env_keys: [ CM_A ]", Shell("echo native $CM_A"));

        Run("user", With(("save_env", true)));

        Output.Should().Equal("before", "native a");
        Text("tmp-env" + Extension).Should().Be(OperatingSystem.IsWindows() ? "echo before\r\nset \"CM_A=a\"\r\n" : "echo before\nexport CM_A='a'\n");
    }

    [Fact]
    public void An_error_says_where_to_report_it()
    {
        Script("outer", "repo_to_report_errors: https://team.example/issues\ndeps: [ { tags: broken } ]");

        Failure("outer").Hint.Should().Contain("https://team.example/issues");
        Failure("broken").Hint.Should().BeNull("its repository is in no public place that is known");
    }

    private static Func<RunRequest, RunRequest> With(params (string Name, MetaValue Value)[] inputs) => request =>
        request with { ChecksInputs = true, Inputs = new MetaMap(inputs.Select(input => KeyValuePair.Create(input.Name, input.Value))) };

    private MetaMap Recorded(string name) => Json("cm-repro", $"cm-run-script-{name}.json");

    private MetaMap Json(params string[] path) => MetaFile.LoadMap(Path.Combine([Scratch.WorkDirectory, .. path]));

    private string Text(params string[] path) => File.ReadAllText(Path.Combine([Scratch.WorkDirectory, .. path]));
}
