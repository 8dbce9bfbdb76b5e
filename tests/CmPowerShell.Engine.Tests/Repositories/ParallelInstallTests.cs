using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

public sealed class ParallelInstallTests : IDisposable
{
    private readonly RepositoryHome _home = new();
    private readonly GitHttpServer _server;

    public ParallelInstallTests()
    {
        for (var i = 0; i < 4; i++)
        {
            _home.Source($"o/r{i}", $"o@r{i}", $"{i:x16}").WriteRandom("big.bin", 1_000_000).Commit("Big");
        }

        _server = GitHttpServer.Serve(_home.Sources);
        _home.Environment["CM_URL_PREFIX"] = _server.Url.AbsoluteUri;
    }

    public void Dispose()
    {
        _server.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void Threads_that_install_one_repository_install_it_once()
    {
        var outcomes = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4)
            .Select(_ => _home.InstallerFor(new RepositoryRegistry(_home.Home)).Install(new RepositoryInstallRequest { Name = "o@r0" }, Operation.Silent).Outcome)
            .ToList();

        outcomes.Count(outcome => outcome == RepositoryInstallOutcome.Installed).Should().Be(1);
        outcomes.Count(outcome => outcome == RepositoryInstallOutcome.UpToDate).Should().Be(3);
        _home.Folders().Should().Equal("local", "o@r0");
        _home.Registered().Should().ContainSingle();
    }

    [Fact]
    public void Threads_that_install_different_repositories_do_not_disturb_each_other()
    {
        Parallel.For(0, 4, i => _home.Installer.Install(new RepositoryInstallRequest { Name = $"o@r{i}" }, Operation.Silent));

        _home.Folders().Should().Equal("local", "o@r0", "o@r1", "o@r2", "o@r3");
        _home.Registered().Should().HaveCount(4);
    }

    [Fact]
    public void Processes_that_install_at_once_do_not_disturb_each_other()
    {
        var processes = new[] { "o@r0", "o@r0", "o@r1" }.Select(Start).ToList();

        foreach (var process in processes)
        {
            process.WaitForExit(TimeSpan.FromMinutes(2)).Should().BeTrue();
            process.ExitCode.Should().Be(0);
            process.Dispose();
        }

        _home.Folders().Should().Equal("local", "o@r0", "o@r1");
        _home.Registered().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_killed_installation_leaves_nothing_registered_and_the_next_one_heals_the_home()
    {
        _server.HoldAfter = 200_000;
        using (var process = Start("o@r0"))
        {
            await _server.Held.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        _server.Release();
        _home.Registered().Should().BeEmpty();
        _home.Folders().Should().HaveCount(2).And.OnlyContain(folder => folder == "local" || folder.StartsWith('.'));

        _home.Installer.Install(new RepositoryInstallRequest { Name = "o@r0" }, Operation.Silent).Outcome.Should().Be(RepositoryInstallOutcome.Installed);
        _home.Folders().Should().Equal("local", "o@r0");
    }

    private Process Start(string name) => InstallProcess.Start(_home.Home.Path, name, _home.Environment);
}
