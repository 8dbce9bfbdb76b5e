using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>A failed installation does not change the home and reports the reason.</summary>
public sealed class InstallFailureTests : IDisposable
{
    private readonly RepositoryHome _home = new();
    private readonly GitRepositoryFixture _source;
    private readonly GitHttpServer _server;

    public InstallFailureTests()
    {
        _source = _home.Source();
        _source.WriteRandom("big.bin", 4_000_000).Commit("Big").Tag("v1.0").SwitchTo("develop").Checkout("main");
        _server = GitHttpServer.Serve(_home.Sources);
        _home.Environment["CM_URL_PREFIX"] = _server.Url.AbsoluteUri;
        _home.Registry.Refresh();
    }

    public void Dispose()
    {
        AssertHomeIsUntouched();
        _server.Dispose();
        _home.Dispose();
    }

    [Theory]
    [InlineData("http://no-such-host.invalid/o/r", "RepositoryUnreachable", "host is unknown")]
    [InlineData("http://127.0.0.1:1/o/r", "RepositoryUnreachable", "does not answer")]
    [InlineData("https://127.0.0.1:1/o/r", "RepositoryUnreachable", "does not answer")]
    [InlineData("{server}nobody/nothing", "RepositoryRefused", "no such repository")]
    [InlineData("{sources}", "RepositoryMetaMissing", "neither a cmr.yaml nor a meta.yaml")]
    [InlineData("{sources}/nowhere", "RepositorySourceMissing", "no folder or archive")]
    [InlineData("foo://host/o/r", "NotAGitRepository", "not a git repository")]
    [InlineData("svn+ssh://host/o/r", "NotAGitRepository", "'svn+ssh' is not a supported scheme")]
    [InlineData("ssh://git@127.0.0.1:1/o/r", "RepositoryUnreachable", "ssh")]
    public void An_address_that_leads_nowhere_is_explained(string url, string id, string part)
    {
        url = url.Replace("{server}", _server.Url.AbsoluteUri, StringComparison.Ordinal).Replace("{sources}", _home.Sources, StringComparison.Ordinal);

        var error = _home.InstallFails(new RepositoryInstallRequest { Url = url });

        error.Id.Should().Be(id);
        error.Message.Should().Contain(part);
        error.Hint.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void An_unknown_short_name_names_the_address_that_was_asked()
    {
        var error = _home.InstallFails(new RepositoryInstallRequest { Name = "octoml@cm-mlop" });

        error.Id.Should().Be("RepositoryRefused");
        error.Message.Should().Contain(_server.UrlOf("octoml/cm-mlop"));
    }

    [Theory]
    [InlineData("devlop", null, 0, "'develop'")]
    [InlineData("devlop", null, 1, "'develop'")]
    [InlineData(null, "v1.1", 0, "'v1.0'")]
    [InlineData(null, "0123456789abcdef", 0, "develop, main, v1.0")]
    [InlineData("main", "HEAD~9", 0, "develop, main, v1.0")]
    public void A_branch_tag_or_commit_that_is_not_there_is_answered_with_those_that_are(string? branch, string? checkout, int depth, string part)
    {
        var error = _home.InstallFails(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Branch = branch, Checkout = checkout, Depth = depth });

        error.Id.Should().Be("ReferenceNotFound");
        error.Code.Should().Be(ReturnCode.NotFound);
        error.Hint.Should().Contain(part);
    }

    [Fact]
    public void A_connection_that_drops_in_the_middle_is_told()
    {
        _server.BreakAfter = 1_000_000;

        var error = _home.InstallFails(new RepositoryInstallRequest { Name = "octoml@cm-mlops" });

        error.Id.Should().Be("RepositoryUnreachable");
        error.Message.Should().Contain("was not completed");
        _home.Sink.Of<ProgressReported>()[^1].IsCompleted.Should().BeTrue();
    }

    [Fact]
    public void A_repository_without_a_commit_is_told()
    {
        GitRepositoryFixture.Create(Path.Combine(_home.Sources, "o", "empty"));

        _home.InstallFails(new RepositoryInstallRequest { Name = "o@empty" }).Id.Should().Be("RepositoryEmpty");
    }

    [Fact]
    public void A_broken_cmr_yaml_is_told_with_its_place_in_the_source()
    {
        _source.Write("cmr.yaml", "alias: [\n").Commit("Break");

        var error = _home.InstallFails(new RepositoryInstallRequest { Name = "octoml@cm-mlops" });

        error.Id.Should().Be("MetaFileBroken");
        error.Location!.File.Should().Be(_server.UrlOf("octoml/cm-mlops") + "/cmr.yaml");
        error.Text.Should().NotContain(".cm-new-");
    }

    [Fact]
    public void A_damaged_registry_stops_an_installation_before_it_begins()
    {
        File.WriteAllText(_home.Home.RegistryFile, "[");

        _home.InstallFails(new RepositoryInstallRequest { Name = "octoml@cm-mlops" }).Id.Should().Be("RegistryBroken");

        _server.Requests.Should().Be(0);
        File.ReadAllText(_home.Home.RegistryFile).Should().Be("[");
        File.WriteAllText(_home.Home.RegistryFile, "[]\n");
    }

    [Fact]
    public void A_broken_git_configuration_is_told_with_its_file()
    {
        _home.Environment["GIT_CONFIG_GLOBAL"] = _home.Scratch.Write("bad config", "[url \"x\nfoo");

        var error = _home.InstallFails(new RepositoryInstallRequest { Name = "octoml@cm-mlops" });

        error.Id.Should().Be("GitConfigurationBroken");
        error.Message.Should().Contain("bad config");
    }

    [Fact]
    public void Cancelling_while_data_comes_leaves_nothing_behind()
    {
        using var cancellation = new CancellationTokenSource();
        _server.HoldAfter = 500_000;
        _ = _server.Held.Task.ContinueWith(_ => cancellation.Cancel(), TaskScheduler.Default);
        _ = _server.Held.Task.ContinueWith(_ => _server.Release(), TaskScheduler.Default);

        var install = () => _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops" }, cancellation);

        install.Should().Throw<OperationCanceledException>();
        _home.Sink.Of<ProgressReported>()[^1].IsCompleted.Should().BeTrue();
    }

    [Fact]
    public void Cancelling_ends_soon_even_when_the_host_keeps_silent()
    {
        using var cancellation = new CancellationTokenSource();
        _server.HoldAfter = 500_000;
        _ = _server.Held.Task.ContinueWith(_ => cancellation.Cancel(), TaskScheduler.Default);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var install = () => _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops" }, cancellation);

        install.Should().Throw<OperationCanceledException>();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
        _home.Registered().Should().BeEmpty();
        _server.Release();
        SpinWait.SpinUntil(() => _home.Folders().Count == 1, TimeSpan.FromSeconds(20)).Should().BeTrue("the clone that was left to itself removes its folder");
    }

    [Fact]
    public void What_a_killed_installation_left_is_swept_by_the_next_one_and_a_living_one_is_not()
    {
        var dead = Path.Combine(_home.Home.RepositoriesPath, ".cm-new-dead");
        var alive = Path.Combine(_home.Home.RepositoriesPath, ".cm-new-alive");
        Directory.CreateDirectory(dead);
        Directory.CreateDirectory(alive);
        File.WriteAllText(Path.Combine(dead, "lock"), "");
        using (FileLock.Acquire(Path.Combine(alive, "lock"), cancellation: TestContext.Current.CancellationToken))
        {
            _home.InstallFails(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Branch = "nope" });

            _home.Folders().Should().Equal(".cm-new-alive", "local");
        }

        _home.InstallFails(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Branch = "nope" });
        _home.Folders().Should().Equal("local");
    }

    private void AssertHomeIsUntouched()
    {
        _home.Folders().Should().Equal("local");
        _home.Registered().Should().BeEmpty();
        _home.Registry.Refresh();
        _home.Registry.Problems.Should().BeEmpty();
    }
}
