using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Tests.Execution.Scripts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Recording;

/// <summary>A recorded run that is repeated.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class RepeatedRunTests : ScriptScene
{
    public RepeatedRunTests() => Script("tool", "input_mapping: { text: CM_TEXT }\nvariations: { fast: { env: { CM_SPEED: fast } } }", Shell("echo $CM_TEXT:$CM_SPEED:$CM_EXTRA:$CM_TOKEN"));

    [Fact]
    public void It_has_the_inputs_and_variables_of_the_run()
    {
        Run("tool,_fast", request => request with { Inputs = new MetaMap { ["text"] = "hello" }, Env = new MetaMap { ["CM_EXTRA"] = "more" } });

        Repeat(Recorded());

        Output.Should().Equal("hello:fast:more:", "hello:fast:more:");
    }

    [Fact]
    public void Further_inputs_override_those_of_the_run_and_the_others_stay()
    {
        Run("tool", request => request with { Inputs = new MetaMap { ["text"] = "hello" }, Env = new MetaMap { ["CM_EXTRA"] = "more" } });

        Repeat(Recorded(), new RunRequest { Tags = ["_fast"], Inputs = new MetaMap { ["text"] = "bye" } });

        Output.Should().Equal("hello::more:", "bye:fast:more:");
    }

    [Fact]
    public void The_value_of_a_secret_variable_is_given_again()
    {
        Run("tool", request => request with { SecretEnv = new MetaMap { ["CM_TOKEN"] = "hunter2-and-more" } });
        var run = Recorded();

        var request = RepeatedRun.Create(Scratch.Engine, run, new MetaMap { ["CM_TOKEN"] = "another-secret" }, Scratch.Operation()).Request;

        request.SecretEnv.Text("CM_TOKEN").Should().Be("another-secret");
        request.Env.ContainsKey("CM_TOKEN").Should().BeFalse();
    }

    [Fact]
    public void Without_the_value_of_a_secret_variable_it_is_refused()
    {
        Run("tool", request => request with { SecretEnv = new MetaMap { ["CM_TOKEN"] = "hunter2-and-more" } });

        Refused(Recorded()).Hint.Should().Be("Set the variable CM_TOKEN of this process.");
    }

    [Fact]
    public void A_run_with_a_secret_in_an_input_is_refused_because_the_record_does_not_have_it()
    {
        Run("tool", request => request with { SecretEnv = new MetaMap { ["CM_TOKEN"] = "hunter2-and-more" }, Inputs = new MetaMap { ["text"] = "hunter2-and-more" } });

        Refused(Recorded()).Message.Should().Contain("an input contained a secret");
    }

    [Fact]
    public void A_record_without_a_request_is_refused()
    {
        Run("tool");
        var run = Recorded();
        File.WriteAllText(Path.Combine(run.Folder, RunRecord.FileName), """{ "outcome": "interrupted" }""");

        Refused(RunRecord.Read(run.Folder)).Message.Should().Contain("its record has no request");
    }

    [Fact]
    public void Where_its_directory_is_gone_it_runs_in_the_current_one()
    {
        var gone = Directory.CreateDirectory(Path.Combine(Scratch.WorkDirectory, "gone")).FullName;
        Run("tool", request => request with { WorkDirectory = gone });
        Directory.Delete(gone, recursive: true);

        var operation = Scratch.Operation() with { WorkDirectory = Scratch.WorkDirectory };
        var request = RepeatedRun.Create(Scratch.Engine, Recorded(), [], operation).Request;

        request.WorkDirectory.Should().Be(Scratch.WorkDirectory);
        Scratch.Events.Of<DetailReported>().Should().Contain(detail => detail.Text.Contains(gone));
    }

    private RunRecord Recorded() => Scratch.Engine.Runs.All().First();

    private void Repeat(RunRecord run, RunRequest? given = null)
    {
        var repeated = RepeatedRun.Create(Scratch.Engine, run, [], Scratch.Operation());
        Scratch.Engine.Runner.Run(given is null ? repeated.Request : repeated.With(given), Scratch.Operation());
    }

    private CmError Refused(RunRecord run) =>
        FluentActions.Invoking(() => RepeatedRun.Create(Scratch.Engine, run, [], Scratch.Operation())).Should().Throw<CmException>().Which.Error;
}
