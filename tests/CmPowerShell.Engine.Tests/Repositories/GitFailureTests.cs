using AwesomeAssertions;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.TestSupport;
using LibGit2Sharp;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>A failure of this machine's disk is not reported as one of the host.</summary>
public sealed class GitFailureTests : IDisposable
{
    private readonly RepositoryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(2, "failed to make directory '/home/a/CM/repos/.cm-new-1/content/script': Input/output error", "RepositoryNotStored")]
    [InlineData(2, "cannot extend packfile '/home/a/.git/objects/pack/x': No space left on device", "RepositoryNotStored")]
    [InlineData(30, "could not write to '/home/a/x': Read-only file system", "RepositoryNotStored")]
    [InlineData(2, "failed to create locked file '/home/connect/socket/config.lock': Permission denied", "RepositoryNotStored")]
    [InlineData(2, "failed to rename lockfile to '/home/a/HEAD'", "RepositoryNotStored")]
    [InlineData(2, "failed to connect to host: Permission denied", "RepositoryUnreachable")]
    [InlineData(12, "failed to resolve address for host: Name or service not known", "RepositoryUnreachable")]
    [InlineData(12, "could not read from socket: timed out", "RepositoryUnreachable")]
    [InlineData(34, "request failed with status code: 404", "RepositoryRefused")]
    [InlineData(4, "target OID for the reference doesn't exist on the repository", "RepositoryIncomplete")]
    [InlineData(9, "object not found - no match for id (0123)", "RepositoryIncomplete")]
    [InlineData(15, "early EOF", "RepositoryIncomplete")]
    public void Its_message_is_about_what_failed(int category, string said, string id)
    {
        var problem = new LibGit2SharpException(said);
        problem.Data["libgit2.category"] = category;

        var error = GitErrors.Create(problem, GitAddress.Create("https://host/o/r", null, GitSettings.Read(_home.Environment.GetValueOrDefault))).Error;

        error.Id.Should().Be(id);
        error.Message.Should().Contain(said);
    }

    [Fact]
    public void An_update_that_cannot_be_stored_names_the_file_and_keeps_what_was_there()
    {
        var source = _home.Source();
        using var server = GitHttpServer.Serve(_home.Sources);
        _home.Environment["CM_URL_PREFIX"] = server.Url.AbsoluteUri;
        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops" });
        source.WriteRandom("more.bin", 300_000).Commit("More");
        var branch = Path.Combine(_home.Home.RepositoriesPath, "octoml@cm-mlops", ".git", "refs", "remotes", "origin");
        Directory.Delete(branch, recursive: true);
        File.WriteAllText(branch, "");

        var error = FluentActions.Invoking(() => _home.Update("octoml@cm-mlops")).Should().Throw<CmPowerShell.Meta.Errors.CmException>().Which.Error;

        error.Id.Should().Be("RepositoryNotStored");
        error.Message.Should().Contain("refs/remotes/origin");
    }
}
