using System.Management.Automation;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>Several scripts or cached results match <c>Invoke-CmScript</c>, and the host is interactive.</summary>
public sealed class ChoiceTests : IDisposable
{
    private readonly CmSession _session = new();

    public ChoiceTests()
    {
        TestScripts.AddScript(_session, "clang", "compiler,clang", "\"cache\": true,");
        TestScripts.AddScript(_session, "gcc", "compiler,gcc", "\"cache\": true,");
        TestScripts.AddScript(_session, "job", "job", "\"deps\": [ { \"tags\": \"compiler\" }, { \"tags\": \"compiler\" } ],");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_question_is_put_once_in_a_run_and_the_answer_is_remembered()
    {
        _session.Host.Recorded.Answers.Enqueue(1);

        var result = _session.Run("Invoke-CmScript -Tags job").Objects<CmScriptResult>().Should().ContainSingle().Subject;

        _session.Host.Recorded.Questions.Should().ContainSingle().Which.Should().MatchRegex(@"^More than one script fits 'compiler'.*&1 .*clang.*\|&2 .*gcc");
        _session.Run("Get-CmCache").Objects<CmCacheEntry>().Should().ContainSingle().Which.Script.Should().Contain("gcc");
        result.Should().NotBeNull();
    }

    [Fact]
    public void Enter_takes_the_first()
    {
        _session.Run("Invoke-CmScript -Tags compiler").Errors.Should().BeEmpty();

        _session.Run("Get-CmCache").Objects<CmCacheEntry>().Should().ContainSingle().Which.Script.Should().Contain("clang");
    }

    [Fact]
    public void Quiet_asks_nothing_and_says_in_the_verbose_stream_what_was_taken()
    {
        _session.Run("Invoke-CmScript -Tags compiler -Quiet -Verbose 4>&1").Output
            .Select(item => item.BaseObject).OfType<VerboseRecord>().Select(record => record.Message)
            .Should().Contain(text => text.Contains("2 fit as script") && text.Contains("the run is quiet") && text.Contains("clang"));

        _session.Host.Recorded.Questions.Should().BeEmpty();
    }

    [Fact]
    public void Among_kept_results_none_of_them_makes_a_new_one()
    {
        _session.Run("Invoke-CmScript -Tags clang; Invoke-CmScript -Tags clang -New").Errors.Should().BeEmpty();
        _session.Host.Recorded.Answers.Enqueue(2);

        var result = _session.Run("Invoke-CmScript -Tags clang").Objects<CmScriptResult>().Should().ContainSingle().Subject;

        _session.Host.Recorded.Questions.Should().ContainSingle().Which.Should().EndWith("None of them");
        result.FromCache.Should().BeFalse();
        _session.Run("Get-CmCache").Output.Should().HaveCount(3);
    }

    [Fact]
    public async Task Ctrl_C_at_the_question_ends_the_command_and_leaves_nothing()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var release = new ManualResetEventSlim();
        _session.Host.Recorded.BeforeAnswer = () =>
        {
            asked.TrySetResult();
            release.Wait(TimeSpan.FromSeconds(30));
            throw new PipelineStoppedException();
        };
        using var shell = _session.Start("Invoke-CmScript -Tags compiler");
        var running = shell.BeginInvoke();
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        var stopping = Task.Run(shell.Stop, TestContext.Current.CancellationToken);
        release.Set();
        await stopping.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        running.IsCompleted.Should().BeTrue();
        shell.InvocationStateInfo.State.Should().Be(PSInvocationState.Stopped);
        _session.Host.Recorded.BeforeAnswer = null;
        _session.Run("Get-CmCache").Output.Should().BeEmpty();
        _session.Run("Invoke-CmScript -Tags compiler -Quiet").Errors.Should().BeEmpty();
    }
}
