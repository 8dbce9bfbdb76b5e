using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>Get-CmRun and Remove-CmRun.</summary>
public sealed class RunTests : IDisposable
{
    // What Get-Content does with its path; the smallest PowerShell has no such command.
    private const string Reader = "function Read-It { param([Parameter(ValueFromPipelineByPropertyName)] [Alias('PSPath')] [string] $LiteralPath) process { [IO.File]::ReadAllText($LiteralPath) } };";
    private readonly CmSession _session = new();

    public RunTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are of sh.");
        TestScripts.Add(_session, "good", "good", "echo hello");
        TestScripts.Add(_session, "bad", "bad", "echo oh no; exit 9");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_newest_come_first_and_can_be_chosen()
    {
        _session.Run("Invoke-CmScript good; Invoke-CmScript bad; Invoke-CmScript -Tags good");

        Scripts("Get-CmRun").Should().Equal("good", "bad", "good");
        Scripts("Get-CmRun -Last").Should().Equal("good");
        Scripts("Get-CmRun -Last 2").Should().Equal("good", "bad");
        Scripts("Get-CmRun -Script b*").Should().Equal("bad");
        Scripts("Get-CmRun -Tags good").Should().Equal("good");
        Scripts("Get-CmRun -Outcome Failed, Interrupted").Should().Equal("bad");
        Scripts("Get-CmRun -Since ([datetime]::Now.AddMinutes(5))").Should().BeEmpty();
        Scripts("Get-CmRun -Last | Get-CmRun").Should().Equal("good");
    }

    [Fact]
    public void A_run_is_typed_and_leads_to_its_log()
    {
        _session.Run("Invoke-CmScript bad");

        var run = _session.Run("Get-CmRun -Last").Objects<CmRun>().Single();

        (run.Outcome, run.ErrorId, run.ExitCode).Should().Be((CmRunOutcome.Failed, "NativeScriptFailed", 9));
        run.LastLines.Should().Equal("oh no");
        run.Scripts.Should().ContainSingle().Which.Outcome.Should().Be("failed");
        run.Record["machine"].Should().Be(Environment.MachineName);
        _session.Run(Reader + "Get-CmRun -Last | Read-It").Output.Should().ContainSingle().Which.ToString().Should().Contain("| oh no");
    }

    [Fact]
    public void A_failed_run_ends_with_the_lines_that_matter_and_the_place_of_the_rest()
    {
        var message = _session.Run("Invoke-CmScript bad").Errors.Should().ContainSingle().Which.ToString();

        var log = _session.Run("(Get-CmRun -Last).LogPath").Output.Single().ToString();
        message.Should().Contain("ended with exit code 9").And.Contain("    oh no").And.EndWith($"  The whole log: {log}");
    }

    [Fact]
    public void A_run_from_the_pipeline_is_repeated_with_its_variables_and_can_be_changed()
    {
        TestScripts.Add(_session, "show", "show", "echo \"value $CM_SHOWN\"");
        _session.Run("Invoke-CmScript show -Env @{ CM_SHOWN = 'one' }");

        var ran = _session.Run("$run = Get-CmRun -Last; $run | Invoke-CmScript -Quiet; $run | Invoke-CmScript -Env @{ CM_SHOWN = 'two' } -Quiet");

        ran.Errors.Should().BeEmpty();
        ran.Objects<CmScriptResult>().Select(result => result.Name).Should().Equal("show", "show");
        _session.Run("(Get-CmRun -Last 2).Record.request.env.CM_SHOWN").Output.Select(value => value.ToString()).Should().Equal("two", "one");
        _session.Run("Get-CmRun -Last | Invoke-CmScript -WhatIf").Errors.Should().BeEmpty();
    }

    [Fact]
    public void Two_runs_are_compared_with_the_likely_causes_first()
    {
        _session.Run("Invoke-CmScript good; Invoke-CmScript good -Env @{ CM_A = '1' }");

        var found = _session.Run("$now, $then = Get-CmRun -Last 2; Compare-CmRun $then $now").Objects<CmRunDifference>().ToList();

        found.Should().ContainSingle();
        (found[0].Likelihood, found[0].Rule, found[0].Subject, found[0].Difference).Should().Be((CmCauseLikelihood.Likely, "variable-changed", "CM_A", "1"));
        _session.Run("(Get-CmRun -Last 2)[1] | Compare-CmRun (Get-CmRun -Last).Id").Objects<CmRunDifference>().Should().ContainSingle();
        _session.Run("Compare-CmRun x y").Errors.Should().ContainSingle().Which.FullyQualifiedErrorId.Should().StartWith("RunNotFound");
    }

    [Fact]
    public void Runs_can_be_forgotten()
    {
        _session.Run("1..3 | ForEach-Object { Invoke-CmScript good }");

        _session.Run("Get-CmRun -Last | Remove-CmRun -WhatIf");
        Scripts("Get-CmRun").Should().HaveCount(3);
        _session.Run("Get-CmRun | Where-Object Id -ne (Get-CmRun -Last).Id | Remove-CmRun").Errors.Should().BeEmpty();
        Scripts("Get-CmRun").Should().HaveCount(1);
        _session.Run("Remove-CmRun (Get-CmRun -Last).Id; Get-CmRun").Output.Should().BeEmpty();
        _session.Run("Remove-CmRun 20200101-000000000-0000; Get-CmRun none").ErrorIds.Should().Equal("RunNotFound", "RunNotFound");
    }

    [Fact]
    public void A_page_about_runs_is_written()
    {
        _session.Run("Invoke-CmScript good; Invoke-CmScript bad");
        var file = Path.Combine(_session.Folder, "a page.md");

        _session.Run($"Get-CmRun | Export-CmRunSummary '{file}' -PassThru").Objects<FileInfo>().Should().ContainSingle().Which.FullName.Should().Be(file);

        File.ReadAllText(file).Should().MatchRegex(@"^## bad: failed after [\d.]+ s\n").And.MatchRegex(@"\n## good: succeeded after").And.Contain("\noh no\n");
        _session.Run($"Get-CmRun | Export-CmRunSummary '{file}' -NoClobber").ErrorIds.Should().Equal("FileExists");
        _session.Run($"Get-CmRun | Export-CmRunSummary '{file}/x/page.md'").ErrorIds.Should().Equal("FileNotWritable");
    }

    [Fact]
    public void Ids_are_completed()
    {
        _session.Run("Invoke-CmScript good");

        _session.Complete("Remove-CmRun 2").Should().Equal(_session.Run("(Get-CmRun -Last).Id").Output.Select(id => id.ToString()));
    }

    private IEnumerable<string> Scripts(string command)
    {
        var ran = _session.Run(command);
        ran.Errors.Should().BeEmpty();
        return ran.Objects<CmRun>().Select(run => run.Script);
    }
}
