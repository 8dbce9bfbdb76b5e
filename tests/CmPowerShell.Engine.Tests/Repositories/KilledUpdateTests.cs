using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>The next reader of the home repairs what a killed update left.</summary>
public sealed class KilledUpdateTests : IDisposable
{
    private readonly RepositoryHome _home = new();
    private readonly GitRepositoryFixture _source;
    private readonly string _folder;
    private readonly string _old;
    private readonly string _new;

    public KilledUpdateTests()
    {
        _source = _home.Source("o/r", "o@r", "0000000000000001").Write("stays.txt", "same\n").Write("changes.txt", "old text\n").Write("goes.txt", "old\n").Commit("Old");
        _old = _source.Head;
        _home.Installer.Install(new RepositoryInstallRequest { Name = "o@r", Url = _source.Path, Copies = true }, Operation.Silent);
        _folder = Path.Combine(_home.Home.RepositoriesPath, "o@r");
        File.Delete(Path.Combine(_source.Path, "goes.txt"));
        _new = _source.Write("changes.txt", "new text that is longer\n").Write("comes.txt", "new\n").Commit("New").Head;
        GitProgram.Run(_folder, "fetch", "--quiet", "origin");
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Files_that_the_update_had_begun_to_write_are_again_those_of_the_commit()
    {
        Write("changes.txt", "new text th");
        Write("comes.txt", "");
        Leave();

        Read();

        GitProgram.Run(_folder, "status", "--porcelain").Should().BeEmpty();
        GitProgram.Run(_folder, "rev-parse", "HEAD").Should().Be(_old);
        File.ReadAllText(Path.Combine(_folder, "changes.txt")).Should().Be("old text\n");
    }

    [Fact]
    public void The_next_update_goes_on()
    {
        Write("changes.txt", "new text that is longer\n");
        File.Delete(Path.Combine(_folder, "goes.txt"));
        Leave();

        _home.Installer.Install(new RepositoryInstallRequest { Name = "o@r" }, Operation.Silent).Outcome.Should().Be(RepositoryInstallOutcome.Updated);

        GitProgram.Run(_folder, "rev-parse", "HEAD").Should().Be(_new);
        GitProgram.Run(_folder, "status", "--porcelain").Should().BeEmpty();
    }

    [Fact]
    public void What_a_person_has_written_since_stays()
    {
        Write("changes.txt", "my own words\n");
        Leave();

        Read();

        File.ReadAllText(Path.Combine(_folder, "changes.txt")).Should().Be("my own words\n");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    /// <summary>Leaves what a kill in the middle of a checkout leaves.</summary>
    private void Leave()
    {
        using (var git = new LibGit2Sharp.Repository(_folder))
        {
            new InterruptedUpdate(_home.Home, _folder).Aim(Commit(git, _old), Commit(git, _new));
        }

        Write(Path.Combine(".git", "index.lock"), "");
    }

    private static LibGit2Sharp.Commit Commit(LibGit2Sharp.Repository git, string id) => (LibGit2Sharp.Commit)git.Lookup(new LibGit2Sharp.ObjectId(id));

    private void Read() => new RepositoryRegistry(_home.Home).Repositories.Should().Contain(repository => repository.Alias == "o@r");
}
