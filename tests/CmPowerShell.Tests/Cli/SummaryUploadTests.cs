using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>A summary on the page of a build, in a process that a build service runs.</summary>
public sealed class SummaryUploadTests : IDisposable
{
    private const string Command = "Invoke-CmScript detect-host -Quiet; Get-CmRun -Last | Export-CmRunSummary -Upload";
    private readonly CmProgram _cm = new();
    private readonly ScratchFolder _folder = new("an agent's folder");

    public void Dispose()
    {
        _cm.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_agent_is_told_of_a_file_that_is_there()
    {
        _cm.Variables["TF_BUILD"] = "True";
        _cm.Variables["AGENT_TEMPDIRECTORY"] = Directory.CreateDirectory(_folder.At("temp")).FullName;

        var ran = _cm.Run("-Command", Command);

        var file = Regex.Match(ran.Output, "##vso\\[task\\.uploadsummary\\](.*)").Groups[1].Value;
        Path.IsPathFullyQualified(file).Should().BeTrue(ran.Output + ran.Errors);
        Path.GetDirectoryName(file).Should().Be(_folder.At("temp"));
        File.ReadAllText(file).Should().StartWith("## detect-host: ");
    }

    [Fact]
    public void The_runner_of_github_finds_it_in_its_file()
    {
        _cm.Variables["GITHUB_ACTIONS"] = "true";
        _cm.Variables["GITHUB_STEP_SUMMARY"] = _folder.At("summary.md");
        File.WriteAllText(_folder.At("summary.md"), "# Mine\n");

        _cm.Run("-Command", Command).ExitCode.Should().Be(0);

        File.ReadAllText(_folder.At("summary.md")).Should().StartWith("# Mine\n## detect-host: ");
    }

    [Fact]
    public void A_session_of_a_person_has_no_build() => _cm.Run("-Command", Command).Errors.Should().Contain("No build service was detected");

    [Fact]
    public void The_classic_run_hands_on_its_variables()
    {
        _cm.Run("run", "script", "detect-host", "--export=bash:env.sh").ExitCode.Should().Be(0);
        File.ReadAllText(Path.Combine(_cm.WorkDirectory, "env.sh")).Should().Contain("export CM_HOST_OS_TYPE=");

        _cm.Variables["TF_BUILD"] = "True";
        _cm.Run("run", "script", "detect-host", "--export=AzurePipelines").Output.Should().Contain("##vso[task.setvariable variable=CM_HOST_OS_TYPE;]");
        _cm.Run("run", "script", "detect-host", "--export=azur").Errors.Should().Contain("'azur' is not a format").And.NotContain("##[group]");
    }
}
