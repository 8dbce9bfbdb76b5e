using System.Management.Automation;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class InvokeCmScriptTests : IDisposable
{
    private readonly CmSession _session = new("my home's");

    public InvokeCmScriptTests()
    {
        TestScripts.Add(_session, "say-hello", "say,hello", "echo \"hello $CM_NAME\"; echo CM_SAID=hello > tmp-run-env.out", "\"new_env_keys\": [\"CM_SAID\"],");
        TestScripts.Add(_session, "say-bye", "say,bye", "echo bye", "\"deps\": [{\"tags\": \"say,hello\"}],");
        TestScripts.Add(_session, "fail", "fail", "echo broken >&2; exit 7");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_script_that_appears_while_the_session_is_open_is_found()
    {
        _session.Run("Invoke-CmScript say-hello").Errors.Should().BeEmpty();
        TestScripts.Add(_session, "newcomer", "new,comer");

        _session.Run("Get-CmScriptPlan newcomer; Invoke-CmScript newcomer").Errors.Should().BeEmpty();
    }

    [Fact]
    public void The_result_is_typed_and_its_output_is_live_and_not_in_the_pipeline()
    {
        var ran = _session.Run("Invoke-CmScript say-hello -Env @{ CM_NAME = 'a b' }");

        var result = ran.Objects<CmScriptResult>().Should().ContainSingle().Subject;
        result.Name.Should().Be("say-hello");
        result.ExitCode.Should().Be(0);
        result.FromCache.Should().BeFalse();
        _session.Host.Recorded.Text.Should().Contain("hello a b");
    }

    [Fact]
    public void New_variables_are_read_like_properties_and_like_entries() =>
        _session.Run("$r = Invoke-CmScript say-hello; $r.NewEnv.CM_SAID; $r.NewEnv['CM_SAID']").Output.Select(item => item.ToString()).Should().Equal("hello", "hello");

    [Fact]
    public void Dependencies_are_a_tree_of_results() =>
        _session.Run("(Invoke-CmScript say-bye).Dependencies.Name").Output.Select(item => item.ToString()).Should().Equal("say-hello");

    [Fact]
    public void The_information_stream_carries_the_output_of_scripts()
    {
        var ran = _session.Run("Invoke-CmScript say-hello 6>$null; Invoke-CmScript -Tags say, bye 6>&1 | Where-Object { $_ -is [System.Management.Automation.InformationRecord] }");

        ran.Output[^1].ToString().Should().Be("bye");
    }

    [Fact]
    public void A_script_that_fails_does_not_stop_the_others()
    {
        var ran = _session.Run("'say-hello', 'fail', 'no-such', 'say-bye' | Invoke-CmScript");

        ran.Objects<CmScriptResult>().Select(result => result.Name).Should().Equal("say-hello", "say-bye");
        ran.ErrorIds.Should().Equal("NativeScriptFailed", "ScriptNotFound");
        ran.Errors[0].ToString().Should().Contain("exit code 7");
    }

    [Fact]
    public void Scripts_come_from_Get_CmScript() =>
        _session.Run("Get-CmScript say-* | Invoke-CmScript").Objects<CmScriptResult>().Should().HaveCount(2);

    [Fact]
    public void Objects_with_the_right_properties_are_taken() =>
        _session.Run("[pscustomobject]@{ Name = 'say-hello'; Tags = 'say' } | Invoke-CmScript").Objects<CmScriptResult>().Should().ContainSingle();

    [Fact]
    public void WhatIf_runs_nothing_and_shows_what_each_script_asks_for()
    {
        var ran = _session.Run("Get-CmScript say-*, fail | Invoke-CmScript -WhatIf");

        ran.Output.Should().BeEmpty();
        ran.Errors.Should().BeEmpty();
        var text = _session.Host.Recorded.Text;
        text.Should().Contain("What if: Run ic::say-bye").And.Contain("\n  say-hello  (say,hello)\n").And.Contain("ic::fail").And.NotContain("hello \n");
    }

    [Fact]
    public void WhatIf_tells_of_a_wrong_name() =>
        _session.Run("Invoke-CmScript say-helo -WhatIf").ErrorIds.Should().Equal("ScriptNotFound");

    [Fact]
    public void Confirm_asks_and_no_means_no()
    {
        _session.Host.Recorded.Answers.Enqueue(2);

        _session.Run("Invoke-CmScript say-hello -Confirm").Output.Should().BeEmpty();

        _session.Host.Recorded.Questions.Should().ContainSingle().Which.Should().Contain("say-hello");
    }

    [Theory]
    [InlineData("Invoke-CmScript", "ScriptNotNamed")]
    [InlineData("Invoke-CmScript -Tags say, hullo", "ScriptNotFound")]
    [InlineData("Invoke-CmScript a,b,c,d", "ScriptNotFound")]
    [InlineData("Invoke-CmScript 'a,b,c'", "InvalidName")]
    [InlineData("Invoke-CmScript say-hello -Env @{ A = { 1 } }", "ValueNotSupported")]
    [InlineData("Invoke-CmScript say-hello -Parameter @{ key = [securestring]::new() }", "SecretNotSupported")]
    public void Bad_input_has_a_stable_id(string command, string id) =>
        _session.Run(command).ErrorIds.Distinct().Should().Equal(id);

    [Fact]
    public void With_ErrorAction_Stop_the_first_error_ends_the_command()
    {
        var ran = _session.Run("'fail', 'say-hello' | Invoke-CmScript -ErrorAction Stop");

        ran.ErrorIds.Should().Equal("NativeScriptFailed");
        _session.Host.Recorded.Text.Should().NotContain("hello");
    }

    [Fact]
    public void An_artifact_that_is_no_script_is_refused()
    {
        TestScripts.Write(Path.Combine(_session.Repositories, "local", "cfg", "mine", "_cm.json"), """{ "alias": "mine", "uid": "00112233445566aa", "automation_alias": "cfg", "automation_uid": "88dce9c160324c5d", "tags": [] }""");

        _session.Run("Get-CmArtifact cfg | Invoke-CmScript").ErrorIds.Should().Equal("NotAScript");
    }

    [Fact]
    public void A_person_who_wants_only_the_first_result_stops_the_rest() =>
        _session.Run("try { Get-CmScript say-* | Invoke-CmScript | ForEach-Object { $_; throw 'enough' } } catch { }").Objects<CmScriptResult>().Should().ContainSingle();

    [Fact]
    public void Verbose_tells_what_happens()
    {
        using var shell = _session.Start("Invoke-CmScript say-bye -Verbose");

        shell.Invoke();

        shell.Streams.Verbose.Select(record => record.Message).Should().Contain(message => message.Contains("say-hello"));
    }

    [Theory]
    [InlineData("Invoke-CmScript say-bye")]
    [InlineData("Invoke-CmScript fail")]
    public void Progress_is_told_and_ends_even_when_the_script_fails(string command)
    {
        _session.Run(command);

        var records = _session.Host.Recorded.Progress;
        records.Should().NotBeEmpty();
        records.GroupBy(record => record.ActivityId).Should().AllSatisfy(group => group.Last().RecordType.Should().Be(ProgressRecordType.Completed));
    }
}
