using AwesomeAssertions;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

public sealed class InsteadOfTests : IDisposable
{
    private readonly RepositoryHome _home = new();
    private readonly GitRepositoryFixture _source;
    private readonly GitHttpServer _server;

    public InsteadOfTests()
    {
        _source = _home.Source();
        _server = GitHttpServer.Serve(_home.Sources);
    }

    public void Dispose()
    {
        _server.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void GitHub_is_replaced_by_what_the_users_configuration_says_when_installing_and_updating()
    {
        Configure($"[url \"{_server.Url}\"]\n\tinsteadOf = https://github.com/\n");

        var result = _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops" });

        result.Url.Should().Be("https://github.com/octoml/cm-mlops");
        GitProgram.Run(result.Repository.Path, "config", "remote.origin.url").Should().Be("https://github.com/octoml/cm-mlops");
        _source.Write("new.txt", "new").Commit("New");
        _home.Update("octoml@cm-mlops").Outcome.Should().Be(RepositoryUpdateOutcome.Updated);
        GitProgram.Run(result.Repository.Path, "config", "remote.origin.url").Should().Be("https://github.com/octoml/cm-mlops");
    }

    [Fact]
    public void A_replacement_may_be_a_folder_and_come_from_the_environment()
    {
        _home.Environment["GIT_CONFIG_COUNT"] = "1";
        _home.Environment["GIT_CONFIG_KEY_0"] = $"url.{_home.Sources}/.insteadOf";
        _home.Environment["GIT_CONFIG_VALUE_0"] = "https://github.com/";

        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Depth = 1 }).Outcome.Should().Be(RepositoryInstallOutcome.Installed);
    }

    [Fact]
    public void An_error_names_both_addresses()
    {
        Configure($"[url \"{_server.Url}\"]\n\tinsteadOf = https://github.com/\n");

        var error = _home.InstallFails(new RepositoryInstallRequest { Name = "o@none" });

        error.Message.Should().Contain("https://github.com/o/none").And.Contain(_server.UrlOf("o/none"));
    }

    [Theory]
    [InlineData("https://github.com/o/r", "http://long/o/r")]
    [InlineData("https://github.com/x/r", "http://short/x/r")]
    [InlineData("git@github.com:o/r", "http://ssh/o/r")]
    [InlineData("https://example.org/o/r", "https://example.org/o/r")]
    [InlineData("twice:a", "http://second/a")]
    public void The_longest_match_counts_and_of_equal_ones_the_last(string url, string expected)
    {
        Configure(
            """
            [url "http://long/o/"]
                insteadOf = https://github.com/o/
            [url "http://short/"]
                insteadOf = https://github.com/
            [url "http://ssh/"]
                InsteadOf = git@github.com:
            [url "http://first/"]
                insteadOf = twice:
            [url "http://second/"]
                insteadOf = twice:
            """);

        GitSettings.Read(_home.Environment.GetValueOrDefault).Effective(url).Should().Be(expected);
    }

    [Theory]
    [InlineData("https://github.com/o/r", "http://special:1")]
    [InlineData("https://example.org/o/r", "http://general:2")]
    [InlineData("git@github.com:o/r", null)]
    public void A_proxy_of_the_configuration_counts_before_the_environment(string url, string? expected)
    {
        Configure("[http]\n\tproxy = general:2\n[http \"https://github.com\"]\n\tproxy = http://special:1\n");
        _home.Environment["https_proxy"] = "http://environment:3";

        GitSettings.Read(_home.Environment.GetValueOrDefault).Proxy(url).Should().Be(expected);
    }

    [Theory]
    [InlineData("https://github.com/o/r", "", "http://secure:1")]
    [InlineData("http://github.com/o/r", "", "http://plain:2")]
    [InlineData("https://github.com/o/r", "example.org, .github.com", null)]
    [InlineData("https://api.github.com/o/r", "github.com", null)]
    [InlineData("https://notgithub.com/o/r", "github.com", "http://secure:1")]
    [InlineData("https://github.com/o/r", "*", null)]
    public void A_proxy_of_the_environment_counts_unless_the_host_is_excepted(string url, string exceptions, string? expected)
    {
        _home.Environment["HTTPS_PROXY"] = "http://secure:1";
        _home.Environment["http_proxy"] = "plain:2";
        _home.Environment["no_proxy"] = exceptions;

        GitSettings.Read(_home.Environment.GetValueOrDefault).Proxy(url).Should().Be(expected);
    }

    private void Configure(string text) => _home.Environment["GIT_CONFIG_GLOBAL"] = _home.Scratch.Write("git config", text);
}
