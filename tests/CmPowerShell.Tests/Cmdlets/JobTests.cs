using System.Management.Automation;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>Scripts and experiments as jobs of PowerShell.</summary>
public sealed class JobTests : IDisposable
{
    private readonly CmSession _session = new("my home's");

    public JobTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a POSIX shell.");
        AddScript("tool", "echo \"hello $N\"; echo \"MY_OUT=$N\" > tmp-run-env.out\n");
        AddScript("broken", "exit 3\n");
        AddScript("endless", "touch \"$MARK\"; while :; do sleep 0.02; done\n");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_script_runs_as_a_job_whose_streams_are_those_of_the_cmdlet()
    {
        var job = Job("$job = Invoke-CmScript tool -Env @{ N = 5 } -AsJob -Verbose; $null = Wait-Job $job; $job");

        job.JobStateInfo.State.Should().Be(JobState.Completed);
        job.Name.Should().StartWith("Job");
        job.PSJobTypeName.Should().Be("CmJob");
        job.ChildJobs.Should().ContainSingle().Which.Name.Should().Be("tool");
        job.ChildJobs[0].Information.Select(line => line.ToString()).Should().Contain("hello 5");
        job.ChildJobs[0].Verbose.Should().NotBeEmpty();
        var received = _session.Run("Receive-Job $job");
        ((CmScriptResult)received.Output.Single().BaseObject).NewEnv["MY_OUT"]!.ToString().Should().Be("5");
        job.HasMoreData.Should().BeFalse();
        _session.Run("Get-Job | Remove-Job; Get-Job").Output.Should().BeEmpty();
    }

    [Fact]
    public void A_script_that_fails_fails_its_job_and_its_error_is_received()
    {
        var job = Job("$job = Invoke-CmScript broken -AsJob; $null = Wait-Job $job; $job");

        job.JobStateInfo.State.Should().Be(JobState.Failed);
        _session.Run("Receive-Job $job").ErrorIds.Should().Equal("NativeScriptFailed");
    }

    [Fact]
    public void Each_script_of_the_pipeline_is_a_child_job()
    {
        var job = Job("$job = 'tool', 'broken', 'tool' | Invoke-CmScript -AsJob -Env @{ N = 1 }; $null = Wait-Job $job; $job");

        job.ChildJobs.Select(child => $"{child.Name} {child.JobStateInfo.State}").Should().Equal("tool Completed", "broken Failed", "tool Completed");
        job.JobStateInfo.State.Should().Be(JobState.Failed);
        _session.Run("Receive-Job $job").Objects<CmScriptResult>().Should().HaveCount(2);
        Job("$job = Get-CmScript tool | Invoke-CmScript -AsJob; $null = Wait-Job $job; $job").ChildJobs.Should().ContainSingle().Which.JobStateInfo.State.Should().Be(JobState.Completed);
    }

    [Fact]
    public void A_job_that_is_stopped_ends_what_it_has_started_and_starts_nothing_more()
    {
        var mark = Path.Combine(_session.Folder, "started");
        var job = Job($"$job = 'endless', 'tool' | Invoke-CmScript -Env @{{ MARK = '{mark}' }} -AsJob; $job");
        SpinWait.SpinUntil(() => File.Exists(mark), TimeSpan.FromSeconds(20)).Should().BeTrue();

        _session.Run("Stop-Job $job").Errors.Select(error => error.Exception.ToString()).Should().BeEmpty();

        job.JobStateInfo.State.Should().Be(JobState.Stopped);
        job.ChildJobs.Select(child => child.JobStateInfo.State).Should().Equal(JobState.Stopped, JobState.Stopped);
        _session.Run("Remove-Job $job").Errors.Should().BeEmpty();
    }

    [Fact]
    public void An_experiment_runs_as_a_job()
    {
        var job = Job("$job = Invoke-CmExperiment -AsJob -Experiment one -Env @{ N = 1, 2 } -Command true; $null = Wait-Job $job; $job");

        job.JobStateInfo.State.Should().Be(JobState.Completed);
        job.ChildJobs[0].Name.Should().Be("one");
        job.ChildJobs[0].Progress.Should().NotBeEmpty();
        _session.Run("Receive-Job $job").Objects<CmExperimentPoint>().Select(point => point.Point).Should().BeEquivalentTo("N=1", "N=2");
    }

    [Fact]
    public void Scripts_that_are_piped_to_an_experiment_are_one_job_and_a_block_chooses_its_points_there()
    {
        _session.Run("$job = Get-CmScript tool, broken | Invoke-CmExperiment -AsJob -Experiment two; $null = Wait-Job $job; Receive-Job $job").Objects<CmExperimentPoint>().Should().HaveCount(2);
        _session.Run("$job = 'tool' | Invoke-CmExperiment -AsJob -Experiment three -Next { if (-not $_) { @{ Env = @{ N = 7 } } } }; $null = Wait-Job $job; Receive-Job $job")
            .Objects<CmExperimentPoint>().Single().Point.Should().Be("N=7");
    }

    [Fact]
    public void WhatIf_starts_no_job()
    {
        _session.Run("Invoke-CmScript tool -AsJob -WhatIf; Invoke-CmExperiment tool -AsJob -WhatIf; Get-Job").Output.Should().BeEmpty();
        _session.Host.Recorded.Text.Should().Contain("Measure 1 points");
    }

    private Job Job(string command) => (Job)_session.Run(command).Output.Single().BaseObject;

    private void AddScript(string name, string run) => TestScripts.Write(Path.Combine(TestScripts.AddScript(_session, name, name, "\"new_env_keys\": [\"MY_*\"],"), "run.sh"), run);
}
