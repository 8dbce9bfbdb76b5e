using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Planning;

/// <summary>Scripts that have a native script for another system alone stop a run before it begins.</summary>
public sealed class PlannedShellsTests : IDisposable
{
    private static readonly string Elsewhere = OperatingSystem.IsWindows() ? "run.sh" : "run.bat";
    private readonly ScratchEngine _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_run_whose_scripts_all_fit_is_let_through()
    {
        Script("tool", "");

        Check("tool").Should().BeNull();
    }

    [Fact]
    public void All_scripts_for_another_system_are_named()
    {
        Foreign("one");
        Foreign("two");
        Script("whole", "deps: [ { tags: one }, { tags: two }, { tags: one } ]");

        Check("whole")!.Message.Should().StartWith("Nothing was run, because 2 scripts").And.Contain("'one,").And.Contain("'two,");
    }

    [Fact]
    public void A_single_one_is_reported_as_in_a_run()
    {
        Foreign("one");
        Script("whole", "deps: [ { tags: one } ]");

        Check("whole")!.Message.Should().StartWith("The script 'one,").And.Contain("has no native script for");
    }

    [Fact]
    public void One_below_a_condition_does_not_stop_a_run()
    {
        Foreign("one");
        Script("middle", "deps: [ { tags: one } ]");
        Script("whole", "env: { CM_A: '1' }\ndeps: [ { tags: middle, enable_if_env: { CM_A: [ '1' ] } } ]");

        Check("whole").Should().BeNull();
    }

    [Fact]
    public void One_after_a_condition_stops_a_run()
    {
        Foreign("one");
        Script("middle", "");
        Script("whole", "env: { CM_A: '1' }\ndeps: [ { tags: middle, enable_if_env: { CM_A: [ '1' ] } }, { tags: one } ]");

        Check("whole").Should().NotBeNull();
    }

    [Theory]
    [InlineData("fake_run")]
    [InlineData("prepare")]
    [InlineData("fake_deps")]
    public void A_fake_run_needs_no_shell(string input)
    {
        Foreign("one");

        Check("one", new MetaMap { [input] = true }).Should().BeNull();
    }

    [Fact]
    public void A_plan_says_why_a_script_cannot_run_here()
    {
        Foreign("one");

        Plan(Request("one")).Nodes.Single().WhyNotHere!.Id.Should().Be("NativeScriptForOtherPlatform");
    }

    private CmError? Check(string tags, MetaMap? inputs = null)
    {
        var request = Request(tags) with { Inputs = inputs ?? [] };
        try
        {
            PlannedShells.Require(request, () => Plan(request));
            return null;
        }
        catch (CmException problem)
        {
            problem.Error.Id.Should().Be("NativeScriptForOtherPlatform");
            return problem.Error;
        }
    }

    private ScriptPlan Plan(RunRequest request) => new ScriptPlanner(_scratch.Engine.Runner).Plan(request, _scratch.Operation());

    private RunRequest Request(string tags) => new() { Tags = [tags], WorkDirectory = _scratch.WorkDirectory };

    private void Script(string alias, string yaml) => _scratch.Artifact(WellKnownNames.Script, alias, $"tags: [ {alias} ]\n{yaml}");

    private void Foreign(string alias) => _scratch.ArtifactAsWritten(WellKnownNames.Script, alias, $"tags: [ {alias} ]", (Elsewhere, ""));
}
