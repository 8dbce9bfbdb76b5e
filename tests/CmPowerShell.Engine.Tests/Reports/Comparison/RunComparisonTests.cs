using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Reports.Comparison;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Reports.Comparison;

/// <summary>What differs between two recorded runs, in the order of likely causes.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class RunComparisonTests : IDisposable
{
    private const string Tool = "tags: [ tool ]\ncache: true\nnew_env_keys: [ CM_TOOL_VERSION, CM_VERSION ]";
    private readonly ScratchEngine _home = new ScratchEngine()
        .Artifact(WellKnownNames.Script, "tool", Tool, ("run.sh", "echo CM_TOOL_VERSION=1 > tmp-run-env.out\n"))
        .Artifact(WellKnownNames.Script, "app", "tags: [ app ]\nnew_env_keys: [ CM_APP ]\ninput_mapping: { size: CM_SIZE }\ndeps: [ { tags: tool } ]", ("run.sh", "echo CM_APP=$CM_SIZE > tmp-run-env.out\nexit ${CM_EXIT:-0}\n"));

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Equal_runs_do_not_differ_but_for_the_cache()
    {
        var (first, second) = (Run(), Run());

        Compare(first, second).Select(found => found.Rule).Should().Equal("cache-changed");
    }

    [Fact]
    public void An_input_comes_before_a_dependency_the_cache_and_the_result()
    {
        var first = Run(("size", "1"));
        _home.Artifact(WellKnownNames.Script, "tool", Tool, ("run.sh", "echo CM_TOOL_VERSION=2 > tmp-run-env.out\n"));

        var found = Compare(first, Run(("size", "2")));

        found.Select(difference => difference.Rule).Should().Equal("input-changed", "recipe-changed", "value-changed", "result-changed");
        found[0].Should().Be(new RunDifference("input-changed", CauseLikelihood.Likely, "size", "1", "2", "The input 'size' was 1 and is 2."));
        found[1].Message.Should().Contain("run.sh was changed");
        found.Select(difference => difference.Likelihood).Should().BeInAscendingOrder();
    }

    [Fact]
    public void Another_outcome_with_its_error_is_an_effect()
    {
        var first = Run();

        var found = Compare(first, Run(("env", new MetaMap { ["CM_EXIT"] = "3" })));

        found[0].Message.Should().Be("The variable CM_EXIT is only in the second run: 3.");
        found.Where(difference => difference.Likelihood == CauseLikelihood.Effect).Select(difference => difference.Rule).Should().Contain(["outcome-changed", "error-changed", "exit-code-changed"]);
    }

    [Fact]
    public void A_repeated_run_has_the_inputs_and_variables_of_the_first()
    {
        var first = Run(("size", "7"), ("env", new MetaMap { ["CM_OTHER"] = "x" }), ("new", true));

        var repeated = RepeatedRun.Create(_home.Engine, first, [], _home.Operation());
        _home.Engine.Runner.Run(repeated.Request, _home.Operation()).NewEnv.Text("CM_APP").Should().Be("7");

        repeated.Request.Env.Text("CM_OTHER").Should().Be("x");
        repeated.Request.WorkDirectory.Should().Be(_home.WorkDirectory);
        repeated.Lock.Should().BeNull();
        Compare(first, Newest()).Where(found => found.Likelihood != CauseLikelihood.Unlikely).Should().BeEmpty();
    }

    [Fact]
    public void A_secret_must_be_given_again()
    {
        var run = Run(_ => { }, request => request with { SecretEnv = new MetaMap { ["CM_KEY_OF_TEST"] = "a-secret-value" } });

        var repeat = () => RepeatedRun.Create(_home.Engine, run, [], _home.Operation());

        repeat.Should().Throw<CmException>().Which.Error.Should().Match<CmError>(error => error.Id == "RunNotRepeatable" && error.Message.Contains("CM_KEY_OF_TEST"));
        RepeatedRun.Create(_home.Engine, run, new MetaMap { ["CM_KEY_OF_TEST"] = "another-value" }, _home.Operation()).Request.SecretEnv.Text("CM_KEY_OF_TEST").Should().Be("another-value");
    }

    [Fact]
    public void A_run_without_a_recorded_request_cannot_be_repeated()
    {
        var run = Run();
        File.WriteAllText(Path.Combine(run.Folder, RunRecord.FileName), "{}");

        var repeat = () => RepeatedRun.Create(_home.Engine, RunRecord.Read(run.Folder), [], _home.Operation());

        repeat.Should().Throw<CmException>().Which.Error.Id.Should().Be("RunNotRepeatable");
    }

    [Fact]
    public void A_locked_run_is_repeated_with_the_lock_that_it_had()
    {
        var request = new RunRequest { Tags = ["app"], WorkDirectory = _home.WorkDirectory };
        var lockfile = _home.Engine.Locks.Make([request], null, _home.Operation());
        new LockedRun(_home.Engine, "gone.lock.json", lockfile, CmPowerShell.Engine.Lockfiles.LockMode.Locked).Run(request, _home.Operation());

        var repeated = RepeatedRun.Create(_home.Engine, Newest(), [], _home.Operation());
        repeated.Lock!.Run(repeated.Request, _home.Operation()).Script.Alias.Should().Be("app");

        var changed = () => repeated.Lock.Run(repeated.Request with { Env = new MetaMap { ["CM_X"] = "y" } }, _home.Operation());
        changed.Should().Throw<CmException>().Which.Error.Id.Should().Be("LockStale");
        Newest().Map.Map("lock").Text("mode").Should().Be("Locked");
    }

    private IReadOnlyList<RunDifference> Compare(RunRecord first, RunRecord second) => _home.Engine.CompareRuns(first, second);

    private RunRecord Run(params (string Name, MetaValue Value)[] inputs) => Run(
        _ => { }, request => request with { Inputs = new MetaMap(inputs.Select(input => KeyValuePair.Create(input.Name, input.Value))) });

    private RunRecord Run(Action<RunResult> check, Func<RunRequest, RunRequest> change)
    {
        try
        {
            check(_home.Run("app", change));
        }
        catch (CmException)
        {
            // A record of a failed run is compared too.
        }

        return Newest();
    }

    private RunRecord Newest() => _home.Engine.Runs.All().First();
}
