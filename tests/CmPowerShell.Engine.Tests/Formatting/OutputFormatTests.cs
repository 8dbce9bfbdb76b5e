using AwesomeAssertions;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Formatting;

public sealed class OutputFormatTests
{
    [Theory]
    [InlineData(OutputFormat.Text)]
    [InlineData(OutputFormat.AzurePipelines, "TF_BUILD=True")]
    [InlineData(OutputFormat.Text, "TF_BUILD=False")]
    [InlineData(OutputFormat.GitHubActions, "GITHUB_ACTIONS=true")]
    [InlineData(OutputFormat.GitHubActions, "GITHUB_ACTIONS=true", "CI=true")]
    [InlineData(OutputFormat.GitLab, "CI=true", "GITLAB_CI=true")]
    [InlineData(OutputFormat.Plain, "CI=true")]
    [InlineData(OutputFormat.Text, "CI=false")]
    [InlineData(OutputFormat.Text, "TF_BUILD=True", "CM_LOG_FORMAT=text")]
    [InlineData(OutputFormat.JsonLines, "CM_LOG_FORMAT= JSON ")]
    [InlineData(OutputFormat.AzurePipelines, "CM_LOG_FORMAT=azure")]
    [InlineData(OutputFormat.GitHubActions, "CM_LOG_FORMAT=github")]
    [InlineData(OutputFormat.GitLab, "CM_LOG_FORMAT=gitlab")]
    [InlineData(OutputFormat.Plain, "CM_LOG_FORMAT=plain")]
    public void The_environment_decides_and_a_named_format_before_it(OutputFormat expected, params string[] environment) =>
        OutputFormats.Detect(Reading(environment)).Should().Be(expected);

    [Fact]
    public void An_unknown_format_is_answered_with_the_nearest()
    {
        var error = FluentActions.Invoking(() => OutputFormats.Detect(Reading(["CM_LOG_FORMAT=azur"]))).Should().Throw<CmException>().Which.Error;

        error.Id.Should().Be("FormatUnknown");
        error.Hint.Should().Contain("azure").And.Contain("json");
    }

    [Theory]
    [InlineData(true, "TF_BUILD=True", "CM_LOG_FORMAT=text")]
    [InlineData(true, "GITHUB_ACTIONS=true")]
    [InlineData(true, "CI=true")]
    [InlineData(false, "CM_LOG_FORMAT=azure")]
    public void Nobody_answers_questions_where_a_build_service_runs(bool expected, params string[] environment) =>
        OutputFormats.IsUnattended(Reading(environment)).Should().Be(expected);

    private static Func<string, string?> Reading(string[] environment) =>
        name => environment.Select(pair => pair.Split('=')).FirstOrDefault(pair => pair[0] == name)?[1];
}
