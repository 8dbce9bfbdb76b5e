using AwesomeAssertions;
using CmPowerShell.Engine.Formatting.AzurePipelines;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.History.Reports;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.History;

/// <summary>The summary of runs on the page of a build.</summary>
public sealed class SummaryUploadTests : IDisposable
{
    private readonly ScratchFolder _folder = new("a runner's");
    private readonly Dictionary<string, string> _environment = [];

    public void Dispose() => _folder.Dispose();

    private string Page => _folder.At("page.md");

    [Fact]
    public void The_agent_of_azure_pipelines_gets_a_file_of_its_temporary_folder()
    {
        Agent();

        var command = Upload("short").Should().ContainSingle().Which;

        command.Name.Should().Be("task.uploadsummary");
        Path.GetDirectoryName(command.Message).Should().Be(_folder.Path);
        File.ReadAllText(command.Message).Should().StartWith("## tool: succeeded").And.Contain("short");
    }

    [Fact]
    public void A_page_that_is_too_long_for_the_agent_is_cut_with_a_link_to_the_build_and_the_whole_page_is_among_the_files_of_the_build()
    {
        Agent();
        (_environment["SYSTEM_COLLECTIONURI"], _environment["SYSTEM_TEAMPROJECT"], _environment["BUILD_BUILDID"]) = ("https://host/org/", "a project", "7");

        var commands = Upload(Long);

        commands.Select(command => command.Name).Should().Equal("task.uploadsummary", "task.uploadfile");
        File.ReadAllText(commands[0].Message).Should().EndWith(
            "**This summary is cut.** The rest is in the logs of this run: [build 7](https://host/org/a%20project/_build/results?buildId=7&view=logs).\n");
        File.ReadAllText(commands[1].Message).Should().Contain(Long);
    }

    [Fact]
    public void Without_the_address_of_the_build_the_cut_page_has_no_link()
    {
        Agent();

        File.ReadAllText(Upload(Long)[0].Message).Should().EndWith("The rest is in the logs of this run.\n");
    }

    [Fact]
    public void The_runner_of_github_actions_reads_what_is_appended_to_its_file()
    {
        Runner("# Before\n");

        Upload("short").Should().BeEmpty();

        File.ReadAllText(Page).Should().StartWith("# Before\n## tool: succeeded").And.Contain("short");
    }

    [Fact]
    public void What_the_file_of_the_runner_already_has_counts_for_its_limit()
    {
        Runner(new string('x', 999_900));

        Upload("short");

        var note = File.ReadAllText(Page).TrimStart('x');
        var named = note.Split('`')[^2];
        note.Should().Contain("**This summary is cut.** The rest is in").And.EndWith("upload it as an artifact to keep it.\n");
        (Path.GetDirectoryName(named), File.ReadAllText(named).Contains("short")).Should().Be((_folder.Path, true));
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS")]
    [InlineData("GITLAB_CI")]
    [InlineData("OTHER")]
    public void Where_no_service_has_such_a_page_the_upload_is_refused(string variable)
    {
        _environment[variable] = "true";

        var error = FluentActions.Invoking(() => Upload("short")).Should().Throw<CmException>().Which.Error;

        error.Id.Should().Be("BuildServiceMissing");
        error.Hint.Should().Contain("file");
    }

    private static string Long => new('y', 1_100_000);

    private void Agent() => (_environment["TF_BUILD"], _environment["AGENT_TEMPDIRECTORY"]) = ("True", _folder.Path);

    private void Runner(string text)
    {
        File.WriteAllText(Page, text);
        (_environment["GITHUB_ACTIONS"], _environment["GITHUB_STEP_SUMMARY"], _environment["RUNNER_TEMP"]) = ("true", Page, _folder.Path);
    }

    private IReadOnlyList<LoggingCommand> Upload(string command)
    {
        var run = Directory.CreateDirectory(_folder.At("20261125-223107123-3f9a")).FullName;
        File.WriteAllText(Path.Combine(run, RunRecord.FileName), $$"""
            { "outcome": "succeeded", "command": "{{command}}", "scripts": [ { "script": "tool,1234567890abcdef", "outcome": "succeeded", "dependencies": [] } ] }
            """);
        return SummaryUpload.Upload([RunRecord.Read(run)], _environment.GetValueOrDefault);
    }
}
