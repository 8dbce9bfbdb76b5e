using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary><c>cm check</c>: mistakes in meta as lines, as a map and as an exit code.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public CheckTests() => _home
        .Artifact(WellKnownNames.Script, "sound", "tags: [sound]\nenv: {A: b}")
        .Artifact(WellKnownNames.Script, "noted", "tags: [noted]\nenv: {A: b}\ndocker_off: {}")
        .Artifact(WellKnownNames.Script, "wrong", "tags: [wrong]\nenv: {A: b}\nalis: x");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_mistake_is_a_line_that_editors_understand_and_fails()
    {
        var outcome = Execute("check script wrong --out=con");

        outcome.Code.Should().Be(ReturnCode.Failed);
        outcome.Error!.Id.Should().Be("MetaHasMistakes");
        _home.Events.Of<DiagnosticReported>().Should().ContainSingle()
            .Which.Line.Should().EndWith("_cm.yaml:7:1: warning: Nothing reads the key 'alis' at the top. Did you mean 'alias'? (unknown-key)");
    }

    [Fact]
    public void For_a_build_service_it_is_a_place_in_a_file_also_where_the_result_is_JSON()
    {
        Execute("check script wrong --out=json");

        var mistake = _home.Events.Of<DiagnosticReported>().Should().ContainSingle().Subject;
        (mistake.IsError, mistake.Id, mistake.Location.Line, mistake.Location.Column, mistake.Line).Should().Be((false, "unknown-key", 7, 1, ""));
        mistake.Text.Should().EndWith("Did you mean 'alias'?");
    }

    [Fact]
    public void Information_is_only_a_line()
    {
        Execute("check script noted --out=con");

        _home.Events.Of<DiagnosticReported>().Should().BeEmpty();
        _home.Events.Of<TextPrinted>().Should().ContainSingle().Which.Text.Should().Contain(": information: ");
    }

    [Fact]
    public void Whoever_wants_no_output_is_told_nothing()
    {
        Execute("check script");

        _home.Events.Of<DiagnosticReported>().Should().BeEmpty();
        _home.Events.Of<TextPrinted>().Should().BeEmpty();
    }

    [Theory]
    [InlineData("check script sound", 0, 0)]
    [InlineData("check script noted", 0, 1)]
    [InlineData("check script", 1, 2)]
    [InlineData("check script --tags=sound", 0, 0)]
    [InlineData("check repo team@tools", 1, 2)]
    [InlineData("check repo", 1, 2)]
    [InlineData("check repo --path=../a\\ repository", 1, 2)]
    public void The_result_lists_what_was_found(string commandLine, int code, int findings)
    {
        var outcome = Execute(commandLine);

        ((int)outcome.Code).Should().Be(code);
        outcome.Result.List("findings").Should().HaveCount(findings);
    }

    [Fact]
    public void A_report_is_written_beside_the_lines()
    {
        Execute("check script wrong --sarif=found.sarif");

        MetaFile.LoadMap(Path.Combine(_home.WorkDirectory, "found.sarif")).Should().ContainKey("runs");
    }

    [Theory]
    [InlineData("check script wrnog", "ArtifactNotFound")]
    [InlineData("check repo no-such", "RepositoryNotFound")]
    [InlineData("check repo --path=no-such", "RepositoryFolderMissing")]
    public void What_does_not_exist_is_an_error(string commandLine, string id) => Execute(commandLine).Error!.Id.Should().Be(id);

    private ActionOutcome Execute(string commandLine) =>
        _home.Engine.ClassicActions().Execute(CommandLineWords.Split(commandLine), _home.Operation() with { WorkDirectory = _home.WorkDirectory });
}
