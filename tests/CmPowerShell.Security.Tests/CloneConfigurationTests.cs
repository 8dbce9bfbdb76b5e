using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>Of the configuration of a repository only what a clone writes counts.</summary>
public sealed class CloneConfigurationTests : IDisposable
{
    private readonly HostileHome _home = new();
    private readonly GitRepositoryFixture _source;

    public CloneConfigurationTests()
    {
        _source = _home.Git("source", "case@clone", "c0de0000000c0001");
        _home.Install(_source.Path);
        _source.Write("new.txt", "new").Commit("New");
    }

    private string Folder => Path.Combine(_home.Engine.Home.RepositoriesPath, "source");

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("core.sshCommand", "touch planted")]
    [InlineData("core.hooksPath", "/tmp")]
    [InlineData("url.https://evil.example/.insteadOf", "/")]
    [InlineData("http.proxy", "http://evil.example")]
    [InlineData("remote.origin.proxy", "http://evil.example")]
    [InlineData("remote.origin.uploadpack", "touch planted")]
    public void A_foreign_key_of_a_clone_is_removed_and_the_update_goes_on(string key, string value)
    {
        GitProgram.Run(Folder, "config", key, value);

        Update();

        File.Exists(Path.Combine(Folder, "new.txt")).Should().BeTrue();
        GitProgram.Run(Folder, "config", "--local", "--list").Should().NotContainEquivalentOf(key + "=");
    }

    [Fact]
    public void A_file_that_the_configuration_includes_does_not_count()
    {
        _home.Write("included", "[core]\n\tsshCommand = touch planted\n");
        GitProgram.Run(Folder, "config", "include.path", _home.At("included"));

        Update();

        GitProgram.Run(Folder, "config", "--local", "--list").Should().NotContain("include.path").And.NotContain("sshcommand");
    }

    [Fact]
    public void A_work_tree_elsewhere_is_refused_and_nothing_is_written_there()
    {
        GitProgram.Run(Folder, "config", "core.worktree", _home.Victim);

        FluentActions.Invoking(Update).Should().Throw<CmException>().Which.Error.Id.Should().Be("RepositoryElsewhere");
        _home.IsVictimUnharmed.Should().BeTrue();
    }

    [Fact]
    public void A_git_file_that_leads_to_another_repository_is_refused()
    {
        var other = GitRepositoryFixture.CreateCm(_home.At("other"), "case@other", "c0de0000000c0002");
        var head = other.Head;
        Directory.Delete(Path.Combine(Folder, ".git"), recursive: true);
        File.WriteAllText(Path.Combine(Folder, ".git"), $"gitdir: {other.Path}/.git\n");

        FluentActions.Invoking(Update).Should().Throw<CmException>().Which.Error.Id.Should().Be("RepositoryElsewhere");
        other.Head.Should().Be(head);
    }

    [Theory]
    [InlineData("config")]
    [InlineData("shallow")]
    [InlineData("FETCH_HEAD")]
    public void A_link_among_the_files_of_git_is_not_written_through(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        var file = Path.Combine(Folder, ".git", name);
        if (File.Exists(file))
        {
            File.Copy(file, Path.Combine(_home.Victim, "profile"), overwrite: true);
            File.AppendAllText(Path.Combine(_home.Victim, "profile"), "[user]\n\tname = somebody\n");
            File.Delete(file);
        }

        var before = File.ReadAllText(Path.Combine(_home.Victim, "profile"));
        File.CreateSymbolicLink(file, Path.Combine(_home.Victim, "profile"));

        FluentActions.Invoking(Update).Should().Throw<CmException>().Which.Error.Id.Should().BeOneOf("RepositoryElsewhere", "RepositoryBroken");
        File.ReadAllText(Path.Combine(_home.Victim, "profile")).Should().Be(before);
    }

    [Fact]
    public void A_mark_in_the_repository_restores_nothing()
    {
        var (old, now) = (GitProgram.Run(Folder, "rev-parse", "HEAD"), _source.Head);
        GitProgram.Run(Folder, "fetch", "--quiet", "origin");
        File.WriteAllText(Path.Combine(Folder, ".git", "cm-update"), $"{old} {now}\n");
        File.WriteAllText(Path.Combine(Folder, "new.txt"), "");

        _home.Engine.Refresh();
        _ = _home.Engine.Repositories.Repositories;

        File.Exists(Path.Combine(Folder, "new.txt")).Should().BeTrue();
    }

    [Fact]
    public void A_registered_checkout_whose_configuration_runs_programs_is_not_updated()
    {
        var own = GitRepositoryFixture.CreateCm(_home.At("own"), "case@own", "c0de0000000c0003");
        GitProgram.Run(own.Path, "remote", "add", "origin", _source.Path);
        GitProgram.Run(own.Path, "config", "core.sshCommand", "touch planted");
        var repository = _home.Engine.Installer.Register(own.Path, Operation.Silent);

        var update = () => _home.Engine.Installer.Update(repository, Operation.Silent);

        update.Should().Throw<CmException>().Which.Error.Id.Should().Be("RepositoryConfigurationRefused");
    }

    private void Update() => _home.Engine.Installer.Update(_home.Engine.Repositories.Get(ObjectName.Parse("case@clone")), Operation.Silent);
}
