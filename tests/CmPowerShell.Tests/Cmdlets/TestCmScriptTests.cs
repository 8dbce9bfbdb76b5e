using System.Xml.Linq;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class TestCmScriptTests : IDisposable
{
    private readonly CmSession _session = new();

    public TestCmScriptTests()
    {
        TestScripts.Add(_session, "good", "my,good", "echo \"$WORD\"", """ "tests": { "run_inputs": [{ "id": "quick" }, { "id": "slow", "env": { "WORD": "declared" } }] }, """);
        TestScripts.Add(_session, "bad", "my,bad", "exit 7", """ "tests": { "run_inputs": [{}, { "docker": "yes" }] }, """);
        TestScripts.Add(_session, "untested", "untested");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Each_test_gives_a_result()
    {
        var results = Results("Test-CmScript -Tags my");

        results.Select(result => result.ToString()).Should().BeEquivalentTo("Failed bad: run 1", "Skipped bad: run 2", "Passed good: quick", "Passed good: slow");
        var failed = results.Single(result => result.Outcome == CmTestOutcome.Failed);
        failed.ErrorId.Should().Be("NativeScriptFailed");
        failed.ExitCode.Should().Be(7);
        failed.Message.Should().Contain("exit code 7");
        var slow = results.Single(result => result.Name == "slow");
        slow.Output.Should().Equal("declared");
        slow.Inputs.Contains("env").Should().BeTrue();
        slow.FromCache.Should().BeFalse();
        slow.Result!.Name.Should().Be("good");
    }

    [Theory]
    [InlineData("Test-CmScript good", "quick,slow")]
    [InlineData("Get-CmScript good | Test-CmScript", "quick,slow")]
    [InlineData("Get-CmArtifact ic good | Test-CmScript", "quick,slow")]
    [InlineData("'good', 'bad' | Test-CmScript -TestName 'q*', 'run 2'", "quick,run 2")]
    [InlineData("Test-CmScript * -Repo local -TestName quick", "quick")]
    public void Scripts_and_tests_can_be_chosen(string command, string names) => Results(command).Select(result => result.Name).Should().Equal(names.Split(','));

    [Fact]
    public void Variables_and_inputs_go_to_every_test() =>
        Results("Test-CmScript good -Env @{ WORD = 'given' }").SelectMany(result => result.Output).Should().Equal("given", "given");

    [Fact]
    public void A_result_comes_as_soon_as_its_test_is_over()
    {
        var marks = Path.Combine(_session.Folder, "marks");
        TestScripts.Add(_session, "steps", "steps", $"echo ran >> '{marks}'", """ "tests": { "run_inputs": [{}, {}] }, """);

        var ran = _session.Run($"Test-CmScript steps | ForEach-Object {{ [IO.File]::ReadAllLines('{marks}').Length }}");

        ran.Output.Select(count => count.ToString()).Should().Equal("1", "2");
    }

    [Fact]
    public void Nothing_runs_with_what_if_and_the_tests_are_listed()
    {
        var ran = _session.Run("Test-CmScript good -WhatIf");

        ran.Output.Should().BeEmpty();
        _session.Host.Recorded.Text.Should().Contain("quick").And.Contain("slow").And.Contain("Test script");
    }

    [Fact]
    public void Results_are_a_table()
    {
        _session.Run("Test-CmScript bad 6>$null | Out-Default").Errors.Should().BeEmpty();

        _session.Host.Recorded.Text.Should().MatchRegex(@"Outcome +Script +Test +Duration +Message").And.MatchRegex(@"Failed +bad +run 1 +\d+\.\d\d s +The script 'bad,");
    }

    [Theory]
    [InlineData("Test-CmScript goood", "ScriptNotFound")]
    [InlineData("Test-CmScript good -TestName quik", "TestNotFound")]
    [InlineData("Test-CmScript good -Env @{ A = { 1 } }", "ValueNotSupported")]
    [InlineData("Get-CmRepo local | ForEach-Object { Get-CmArtifact repo local } | Test-CmScript", "NotAScript")]
    public void Bad_input_has_a_stable_id(string command, string id)
    {
        _session.Run("New-CmArtifact repo local -Force | Out-Null");

        _session.Run(command).ErrorIds.Should().Equal(id);
    }

    [Fact]
    public void That_there_are_no_tests_is_told() =>
        _session.Run("Test-CmScript untested").Warnings.Should().ContainSingle().Which.Message.Should().Be("The script declares no tests.");

    [Fact]
    public void Results_become_a_file_for_the_host_of_a_build()
    {
        _session.Stand(_session.Folder);

        var ran = _session.Run("Test-CmScript -Tags my | Export-CmTestResult results.xml -PassThru");

        ran.Objects<FileInfo>().Should().ContainSingle().Which.Name.Should().Be("results.xml");
        var report = XDocument.Load(Path.Combine(_session.Folder, "results.xml")).Root!;
        report.Attribute("tests")!.Value.Should().Be("4");
        report.Descendants("testcase").Should().HaveCount(4);
        report.Descendants("failure").Should().ContainSingle().Which.Attribute("type")!.Value.Should().Be("NativeScriptFailed");
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_unless_that_is_not_wanted()
    {
        _session.Stand(_session.Folder);
        _session.Run("Test-CmScript good | Export-CmTestResult results.xml").Errors.Should().BeEmpty();
        var before = File.ReadAllText(Path.Combine(_session.Folder, "results.xml"));

        _session.Run("Test-CmScript bad | Export-CmTestResult results.xml -NoClobber").ErrorIds.Should().Equal("FileExists");
        _session.Run("Test-CmScript bad | Export-CmTestResult results.xml -WhatIf").Errors.Should().BeEmpty();
        File.ReadAllText(Path.Combine(_session.Folder, "results.xml")).Should().Be(before);

        _session.Run("Test-CmScript bad | Export-CmTestResult results.xml").Errors.Should().BeEmpty();
        File.ReadAllText(Path.Combine(_session.Folder, "results.xml")).Should().NotBe(before);
    }

    [Fact]
    public void The_classic_action_gives_the_same_objects()
    {
        var ran = _session.Run("New-CmScript fresh fresh | Out-Null; cm test script fresh");

        ran.Objects<CmTestResult>().Should().ContainSingle().Which.Outcome.Should().Be(CmTestOutcome.Passed);
    }

    private List<CmTestResult> Results(string command)
    {
        var ran = _session.Run(command);
        ran.Errors.Should().BeEmpty();
        return ran.Objects<CmTestResult>().ToList();
    }
}
