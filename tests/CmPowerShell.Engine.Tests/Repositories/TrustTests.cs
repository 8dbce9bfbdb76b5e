using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>Installing a repository by name trusts its current state; a later change is another decision.</summary>
public sealed class TrustTests : IDisposable
{
    private const string Name = "octoml@cm-mlops";
    private readonly RepositoryHome _home = new();
    private readonly GitRepositoryFixture _source;
    private readonly GitHttpServer _server;
    private GitRepositoryFixture? _other;

    public TrustTests()
    {
        _source = _home.Source();
        _server = GitHttpServer.Serve(_home.Sources);
        _home.Environment["CM_URL_PREFIX"] = _server.Url.AbsoluteUri;
    }

    public void Dispose()
    {
        _server.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void The_commit_that_came_is_remembered_and_moves_with_an_update_alone()
    {
        var first = _source.Head;
        var repository = _home.Install(new RepositoryInstallRequest { Name = Name }).Repository;
        Trusted().Should().Match<RepositoryTrustOf>(trust => trust.Commit == first && !trust.IsPinned);

        GitProgram.Run(repository.Path, "commit", "--quiet", "--allow-empty", "--message", "Mine");
        Trusted().Commit.Should().Be(first, "what is done in the folder is trusted by nobody");
        GitProgram.Run(repository.Path, "reset", "--quiet", "--hard", first);

        _source.Write("new.txt", "1").Commit("New");
        _home.Update(Name);
        Trusted().Commit.Should().Be(_source.Head);
    }

    [Fact]
    public void A_pinned_repository_goes_on_only_by_force()
    {
        var first = _source.Head;
        _source.Write("new.txt", "1").Commit("New");
        _home.Install(new RepositoryInstallRequest { Name = Name, Checkout = first });
        Trusted().Should().Be(new RepositoryTrustOf(first, true));

        _home.Update(Name).Outcome.Should().Be(RepositoryUpdateOutcome.Pinned);
        _home.Install(new RepositoryInstallRequest { Name = Name, Checkout = first[..10] }).Update!.Outcome.Should().Be(RepositoryUpdateOutcome.UpToDate);
        var error = _home.InstallFails(new RepositoryInstallRequest { Name = Name, Checkout = _source.Head });
        (error.Id, error.Hint).Should().Be(("RepositoryPinned", "-Force moves it and trusts the new commit."));
        Trusted().Should().Be(new RepositoryTrustOf(first, true));

        var moved = _home.Installer.Update(_home.Registry.Get(ObjectName.Parse(Name)), Operation.Silent, movesPin: true);
        moved.NewCommit.Should().Be(_source.Head);
        Trusted().Should().Be(new RepositoryTrustOf(_source.Head, false));
        RepositoryStatus.Read(moved.Repository)!.Branch.Should().Be("main");
    }

    [Fact]
    public void What_is_uninstalled_is_trusted_no_longer_and_a_broken_file_trusts_nothing()
    {
        var repository = _home.Install(new RepositoryInstallRequest { Name = Name }).Repository;
        File.WriteAllText(Path.Combine(_home.Home.OwnPath, "trust.json"), "{ broken");
        _home.Installer.Trust.Find(repository).Should().BeNull();

        _home.Update(Name);
        _home.Install(new RepositoryInstallRequest { Name = Name });
        _home.Installer.Trust.Find(repository).Should().NotBeNull();

        _home.Installer.Uninstall(ObjectName.Parse(Name), removeFiles: true, Operation.Silent);
        _home.Installer.Trust.Find(repository).Should().BeNull();
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("No", false)]
    [InlineData("Yes", true)]
    public void A_repository_that_another_one_needs_is_asked_for(string? answer, bool isInstalled)
    {
        Needs();
        var questions = new Asked(answer);

        var result = _home.Installer.Install(new RepositoryInstallRequest { Name = Name }, new Operation(_home.Sink, questions, CancellationToken.None));

        questions.Question.Should().Contain("other@one");
        result.MissingDependencies.Should().Equal(isInstalled ? [] : ["other@one"]);
        _home.Registry.Find(ObjectName.Parse("other@one")).Should().HaveCount(isInstalled ? 1 : 0);
        _home.Sink.Of<WarningReported>().Select(warning => warning.Id).Should().Contain("RepositoryDependencyMissing");
    }

    [Fact]
    public void With_force_it_comes_without_a_question_and_so_does_what_it_needs_itself()
    {
        Needs();
        _home.Source("third/one", "third@one", "3333333333333333");
        _other!.Write("cmr.yaml", "alias: other@one\nuid: 2222222222222222\ndeps:\n- alias: third@one\n").Commit("Needs");

        _home.Install(new RepositoryInstallRequest { Name = Name, InstallNeeded = true }).MissingDependencies.Should().BeEmpty();

        _home.Registry.Refresh();
        _home.Registry.Find(ObjectName.Parse("third@one")).Should().ContainSingle();
    }

    private void Needs()
    {
        _source.Write("cmr.yaml", "alias: octoml@cm-mlops\nuid: e329e8c3d9dc4f07\ndeps:\n- alias: other@one\n").Commit("Needs");
        _other = _home.Source("other/one", "other@one", "2222222222222222");
    }

    private RepositoryTrustOf Trusted() =>
        _home.Installer.Trust.Find(_home.Registry.Get(ObjectName.Parse(Name))) is { } trust ? new(trust.Commit, trust.IsPinned) : new("", false);

    private sealed record RepositoryTrustOf(string Commit, bool IsPinned);

    /// <summary>Gives one answer; null is no answer.</summary>
    private sealed class Asked(string? answer) : IInteraction
    {
        public string Question { get; private set; } = "";

        public bool CanAsk => answer is not null;

        public int? Choose(Choice choice)
        {
            Question = choice.Question;
            return answer is null ? null : choice.Options.ToList().IndexOf(answer);
        }

        public string? ReadLine(string prompt) => null;
    }
}
