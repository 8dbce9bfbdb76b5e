using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Tests.Index;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>Scripts that need a later version of the Python tools than the one whose behaviour the engine has.</summary>
public sealed class RequiredVersionTests : IDisposable
{
    private const string SampleName = "sample,00000000000000ff";
    private readonly ScratchHome _home = new();
    private readonly RecordingSink _events = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("min_cm_version: '4.1.9'")]
    [InlineData($"min_cm_version: '{RequiredVersion.Compatible}'")]
    public void A_script_for_this_version_or_an_earlier_one_runs(string meta) =>
        FluentActions.Invoking(() => RequiredVersion.Check(SampleScript.Of(meta))).Should().NotThrow();

    [Theory]
    [InlineData("4.2.1")]
    [InlineData("4.10")]
    [InlineData("5")]
    public void A_script_for_a_later_version_is_refused_with_both_versions_and_its_place(string version)
    {
        var error = FluentActions.Invoking(() => RequiredVersion.Check(SampleScript.Of($"tags: [ a ]\nmin_cm_version: '{version}'"))).Should().Throw<CmException>().Which.Error;

        (error.Id, error.Code, error.Target).Should().Be(("ScriptTooNew", ReturnCode.Failed, SampleName));
        error.Message.Should().Contain(version).And.Contain(RequiredVersion.Compatible);
        error.Hint.Should().Contain("Update");
        error.Location!.Line.Should().Be(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mlc_compat: [ { message: of any version } ]")]
    [InlineData($"mlc_compat: [ {{ min_version: '{RequiredVersion.CompatibleMlcflow}', fail: true }} ]")]
    [InlineData("mlc_compat: [ { min_version: '1.3.5', fail: true } ]")]
    public void A_script_for_this_version_of_mlcflow_or_an_earlier_one_runs_without_a_warning(string meta) =>
        RequiredVersion.CheckMlcflow(SampleScript.OfMlcflow(meta)).Should().BeEmpty();

    [Fact]
    public void A_later_version_of_mlcflow_that_a_script_should_have_is_a_warning_with_its_reason() =>
        RequiredVersion.CheckMlcflow(SampleScript.OfMlcflow("mlc_compat: [ { min_version: '1.10', message: It uses states. }, { min_version: '1.3.7' } ]")).Should().Equal(
            $"The script '{SampleName}' needs mlcflow 1.10, and this program behaves as {RequiredVersion.CompatibleMlcflow} does: It uses states.",
            $"The script '{SampleName}' needs mlcflow 1.3.7, and this program behaves as {RequiredVersion.CompatibleMlcflow} does.");

    [Fact]
    public void A_later_version_of_mlcflow_that_a_script_must_have_is_an_error_with_its_place()
    {
        var script = SampleScript.OfMlcflow("tags: [ a ]\nmlc_compat: [ { min_version: '1.4', message: It uses states, fail: true } ]");

        var error = FluentActions.Invoking(() => RequiredVersion.CheckMlcflow(script).ToList()).Should().Throw<CmException>().Which.Error;

        (error.Id, error.Target, error.Location!.Line).Should().Be(("ScriptTooNew", SampleName, 2));
        error.Message.Should().Contain("1.4").And.Contain("It uses states");
        error.Hint.Should().Contain("Update");
    }

    [Fact]
    public void A_repository_whose_scripts_all_run_is_added_without_a_warning()
    {
        Add("old", "1.0");
        Add("equal", RequiredVersion.Compatible);
        Add("any", "");

        WarningOf("local").Should().BeNull();
    }

    [Fact]
    public void The_script_of_an_added_repository_that_needs_a_later_version_is_named()
    {
        Add("old", "1.0");
        Add("new", "4.3");

        WarningOf("local").Should().StartWith("1 scripts of local need a later version").And.EndWith("new needs 4.3.");
    }

    [Fact]
    public void Of_several_such_scripts_the_first_is_named_and_those_of_other_repositories_are_not_counted()
    {
        Add("a-new", "4.3");
        Add("b-new", "99");
        var other = _home.AddRepository("other");
        _home.Add(other, "script", "elsewhere", change: meta => meta["min_cm_version"] = "99");

        WarningOf("local").Should().StartWith("2 scripts of local ").And.EndWith("a-new needs 4.3, ….");
    }

    private void Add(string alias, string version) => _home.Add(_home.Local, "script", alias, change: meta => meta["min_cm_version"] = version);

    private string? WarningOf(string repository)
    {
        using var index = _home.OpenIndex();
        RequiredVersion.WarnOf(index, _home.Repositories.Single(added => added.Alias == repository), new Operation(_events, NoInteraction.Instance, CancellationToken.None));
        return _events.Of<WarningReported>().SingleOrDefault(warning => warning.Id == "ScriptsTooNew")?.Text;
    }
}
