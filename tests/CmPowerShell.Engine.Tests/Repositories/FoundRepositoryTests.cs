using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>Repositories as they are found: shallow, half cloned, lying in the home already, or in a folder of the user.</summary>
public sealed class FoundRepositoryTests : IDisposable
{
    private const string Alias = "octoml@cm-mlops";
    private readonly RepositoryHome _home = new();
    private readonly GitRepositoryFixture _source;

    public FoundRepositoryTests() => _source = _home.Source();

    public void Dispose() => _home.Dispose();

    private string Place => Path.Combine(_home.Home.RepositoriesPath, Alias);

    private RepositoryInstallRequest Request => new() { Name = Alias, Url = _source.Path, Copies = true };

    [Fact]
    public void A_folder_of_the_user_is_registered_where_it_is()
    {
        var result = _home.Install(new RepositoryInstallRequest { Url = _source.Path });

        result.Repository.Path.Should().Be(_source.Path);
        result.Outcome.Should().Be(RepositoryInstallOutcome.Registered);
        result.Message.Should().Contain("in place").And.Contain(_source.Path);
        _home.Registered().Should().Contain(_source.Path);
    }

    [Fact]
    public void A_folder_that_is_registered_can_be_named_again()
    {
        _home.Install(new RepositoryInstallRequest { Url = _source.Path });

        _home.Install(new RepositoryInstallRequest { Url = _source.Path }).Outcome.Should().Be(RepositoryInstallOutcome.UpToDate);
    }

    [Fact]
    public void A_link_in_the_home_leads_to_a_registered_folder_and_goes_with_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        _home.Install(new RepositoryInstallRequest { Url = _source.Path });
        File.Exists(Path.Combine(_home.Home.RepositoriesPath, "cm-mlops", "cmr.yaml")).Should().BeTrue();

        _home.Installer.Uninstall(ObjectName.Parse(Alias), removeFiles: false, Operation.Silent);

        _home.Folders().Should().NotContain("cm-mlops");
        File.Exists(Path.Combine(_source.Path, "cmr.yaml")).Should().BeTrue();
    }

    [Theory]
    [InlineData("main", null, 0)]
    [InlineData(null, "main", 0)]
    [InlineData(null, null, 1)]
    public void A_folder_is_cloned_where_only_a_clone_can_have_what_was_asked_for(string? branch, string? checkout, int depth) =>
        _home.Installer.Install(new RepositoryInstallRequest { Url = _source.Path, Branch = branch, Checkout = checkout, Depth = depth }, Operation.Silent)
            .IsInPlace.Should().BeFalse();

    [Fact]
    public void A_registered_folder_keeps_its_own_name() =>
        _home.InstallFails(new RepositoryInstallRequest { Name = "other@name", Url = _source.Path }).Id.Should().Be("CopyNeeded");

    [Fact]
    public void A_folder_is_cloned_or_copied_on_demand_and_the_message_says_so()
    {
        var result = _home.Install(Request);

        result.Repository.Path.Should().Be(Place);
        result.Message.Should().Contain("Cloned").And.Contain("commit");
    }

    [Fact]
    public void A_bare_repository_is_cloned()
    {
        GitProgram.Run(_home.Sources, "clone", "--quiet", "--bare", _source.Path, "bare.git");

        _home.Install(new RepositoryInstallRequest { Url = Path.Combine(_home.Sources, "bare.git") }).Repository.Path.Should().StartWith(_home.Home.RepositoriesPath);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_folder_that_is_in_the_home_already_is_registered(bool byGit)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
        var there = GitRepositoryFixture.CreateCm(Place, Alias, "e329e8c3d9dc4f07");
        if (!byGit)
        {
            Directory.Move(Path.Combine(there.Path, ".git"), _home.Scratch.At("git"));
        }

        _home.Install(new RepositoryInstallRequest { Url = there.Path }).Outcome.Should().Be(RepositoryInstallOutcome.Registered);

        _home.Registered().Should().Contain(Place);
    }

    [Fact]
    public void A_clone_of_a_shallow_source_is_whole_and_can_be_updated()
    {
        _source.Write("two", "2").Commit("Two");
        GitProgram.Run(_home.Sources, "clone", "--quiet", "--depth", "1", new Uri(_source.Path).AbsoluteUri, "checkout");
        var checkout = Path.Combine(_home.Sources, "checkout");
        _home.Install(new RepositoryInstallRequest { Name = Alias, Url = checkout, Copies = true });
        GitProgram.Run(Place, "fsck").Should().NotContain("broken");

        File.WriteAllText(Path.Combine(checkout, "three"), "3");
        GitProgram.Run(checkout, "add", "--all");
        GitProgram.Run(checkout, "commit", "--quiet", "--message", "Three");

        _home.Update(Alias).Outcome.Should().Be(RepositoryUpdateOutcome.Updated);
        File.Exists(Path.Combine(Place, "three")).Should().BeTrue();
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("git folder without anything")]
    [InlineData("git folder without a commit")]
    public void What_an_interrupted_clone_left_makes_way(string remains)
    {
        Directory.CreateDirectory(Path.Combine(Place, remains == "empty" ? "" : ".git"));
        if (remains == "git folder without a commit")
        {
            GitProgram.Run(Place, "init", "--quiet");
        }

        _home.Install(Request).Outcome.Should().Be(RepositoryInstallOutcome.Installed);

        _home.Sink.Of<WarningReported>().Should().ContainSingle(warning => warning.Id == "RepositoryRemainsRemoved");
    }

    [Fact]
    public void A_broken_folder_with_files_makes_way_only_with_force_and_is_kept()
    {
        Directory.CreateDirectory(Path.Combine(Place, ".git"));
        File.WriteAllText(Path.Combine(Place, "mine.txt"), "mine");

        _home.InstallFails(Request).Id.Should().Be("RepositoryExists");
        _home.Install(Request with { Replaces = true }).Outcome.Should().Be(RepositoryInstallOutcome.Installed);

        Directory.EnumerateFiles(Path.Combine(_home.Home.OwnPath, "replaced"), "mine.txt", SearchOption.AllDirectories).Should().ContainSingle();
    }

    [Fact]
    public void A_broken_folder_can_be_removed_by_its_name()
    {
        Directory.CreateDirectory(Path.Combine(Place, ".git"));
        var name = ObjectName.Parse(Alias);

        FluentActions.Invoking(() => _home.Installer.Uninstall(name, removeFiles: false, Operation.Silent)).Should().Throw<CmException>().Which.Error.Id.Should().Be("RepositoryUnregistered");
        _home.Installer.Uninstall(name, removeFiles: true, Operation.Silent);

        Directory.Exists(Place).Should().BeFalse();
    }

    [Fact]
    public void A_repository_whose_git_folder_is_broken_is_an_error_of_the_update()
    {
        _home.Install(Request);
        Directory.Delete(Path.Combine(Place, ".git", "objects"), recursive: true);

        FluentActions.Invoking(() => _home.Update(Alias)).Should().Throw<CmException>().Which.Error.ForClassic().Hint.Should().Contain($"cm pull repo {Alias} --force");
    }

    [Fact]
    public void A_rewritten_branch_is_followed_only_with_force()
    {
        _source.Write("two", "2").Commit("Two");
        _home.Install(Request);
        GitProgram.Run(_source.Path, "reset", "--quiet", "--hard", "HEAD~1");
        _source.Write("other", "o").Commit("Other");

        FluentActions.Invoking(() => _home.Update(Alias)).Should().Throw<CmException>().Which.Error.Id.Should().Be("RepositoryRewritten");
        FluentActions.Invoking(() => _home.Update(Alias)).Should().Throw<CmException>("the second attempt says the same").Which.Error.Id.Should().Be("RepositoryRewritten");
        _home.Install(Request with { Replaces = true, MovesPin = true }).Outcome.Should().Be(RepositoryInstallOutcome.Updated);

        File.Exists(Path.Combine(Place, "two")).Should().BeFalse();
        File.Exists(Path.Combine(Place, "other")).Should().BeTrue();
    }

    [Fact]
    public void Own_commits_and_own_changes_are_never_given_up_for_a_rewritten_branch()
    {
        _source.Write("two", "2").Commit("Two");
        _home.Install(Request);
        File.WriteAllText(Path.Combine(Place, "two"), "mine");
        GitProgram.Run(_source.Path, "reset", "--quiet", "--hard", "HEAD~1");
        _source.Write("other", "o").Commit("Other");

        _home.InstallFails(Request with { Replaces = true, MovesPin = true }).Id.Should().Be("RepositoryChanged");
        GitProgram.Run(Place, "commit", "--quiet", "--all", "--message", "Mine");
        _home.InstallFails(Request with { Replaces = true, MovesPin = true }).Id.Should().Be("RepositoryDiverged");

        File.ReadAllText(Path.Combine(Place, "two")).Should().Be("mine");
    }

    [Fact]
    public void A_repository_that_is_used_where_it_is_is_updated_by_its_name()
    {
        GitProgram.Run(_home.Sources, "clone", "--quiet", new Uri(_source.Path).AbsoluteUri, "work");
        _home.Install(new RepositoryInstallRequest { Url = Path.Combine(_home.Sources, "work") });
        _source.Write("two", "2").Commit("Two");

        _home.Install(new RepositoryInstallRequest { Name = Alias }).Outcome.Should().Be(RepositoryInstallOutcome.Updated);

        File.Exists(Path.Combine(_home.Sources, "work", "two")).Should().BeTrue();
    }
}
