using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>An update goes forward and loses nothing of the user's.</summary>
public sealed class UpdateTests : IDisposable
{
    private const string Name = "octoml@cm-mlops";
    private readonly RepositoryHome _home = new();
    private readonly GitRepositoryFixture _source;
    private readonly GitHttpServer _server;

    public UpdateTests()
    {
        _source = _home.Source().Write("a.txt", "1").Write("b.txt", "1").Commit("Second");
        _server = GitHttpServer.Serve(_home.Sources);
        _home.Environment["CM_URL_PREFIX"] = _server.Url.AbsoluteUri;
        _home.Install(new RepositoryInstallRequest { Name = Name });
    }

    private string Folder => Path.Combine(_home.Home.RepositoriesPath, Name);

    public void Dispose()
    {
        _server.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void What_is_new_comes_and_is_counted()
    {
        var before = _source.Head;
        _source.Write("a.txt", "2").Write("c.txt", "1").Commit("Third");

        var result = _home.Update(Name);

        result.Should().BeEquivalentTo(new { Outcome = RepositoryUpdateOutcome.Updated, OldCommit = before, NewCommit = _source.Head, ChangedFiles = 2 });
        File.ReadAllText(Path.Combine(Folder, "a.txt")).Should().Be("2");
        _home.Update(Name).Outcome.Should().Be(RepositoryUpdateOutcome.UpToDate);
    }

    [Fact]
    public void A_branch_that_the_host_has_renamed_is_no_branch_that_is_up_to_date()
    {
        GitProgram.Run(_source.Path, "branch", "--move", "trunk");
        _source.Write("a.txt", "2").Commit("Third");

        var error = FluentActions.Invoking(() => _home.Update(Name)).Should().Throw<CmException>().Which.Error;

        error.Id.Should().Be("ReferenceNotFound");
        error.Hint.Should().Contain("trunk");
        _home.Install(new RepositoryInstallRequest { Name = Name, Branch = "trunk" }).Update!.NewCommit.Should().Be(_source.Head);
    }

    [Fact]
    public void An_index_that_another_git_holds_is_named()
    {
        File.WriteAllText(Path.Combine(Folder, ".git", "index.lock"), "");
        _source.Write("a.txt", "2").Commit("Third");

        FluentActions.Invoking(() => _home.Update(Name)).Should().Throw<CmException>().Which.Error.Id.Should().Be("RepositoryLocked");

        File.Delete(Path.Combine(Folder, ".git", "index.lock"));
        _home.Update(Name).Outcome.Should().Be(RepositoryUpdateOutcome.Updated);
    }

    [Fact]
    public void Changed_files_are_kept_in_a_stash_meanwhile_and_restored_on_the_new_commit()
    {
        _source.Write("a.txt", "2").Commit("Third");
        File.WriteAllText(Path.Combine(Folder, "b.txt"), "mine");

        UpdateWithStash().Update!.NewCommit.Should().Be(_source.Head);

        (ReadFile("a.txt"), ReadFile("b.txt")).Should().Be(("2", "mine"));
        GitProgram.Run(Folder, "stash", "list").Should().BeEmpty();
    }

    [Fact]
    public void Changed_files_that_do_not_fit_the_new_commit_stay_in_the_stash_with_a_warning()
    {
        _source.Write("a.txt", "2").Commit("Third");
        File.WriteAllText(Path.Combine(Folder, "a.txt"), "mine");

        UpdateWithStash().Update!.NewCommit.Should().Be(_source.Head);

        ReadFile("a.txt").Should().Be("2");
        GitProgram.Run(Folder, "stash", "list").Should().NotBeEmpty();
        _home.Sink.Of<WarningReported>().Should().ContainSingle(warning => warning.Id == "ChangesStashed").Which.Text.Should().Contain("stash apply");
    }

    [Fact]
    public void Changed_files_are_restored_when_the_update_fails()
    {
        File.WriteAllText(Path.Combine(Folder, "b.txt"), "mine");
        GitProgram.Run(_source.Path, "branch", "--move", "trunk");

        FluentActions.Invoking(() => UpdateWithStash()).Should().Throw<CmException>();

        ReadFile("b.txt").Should().Be("mine");
    }

    [Fact]
    public void The_message_of_an_update_names_the_address_that_was_asked() =>
        _home.Install(new RepositoryInstallRequest { Name = Name }).Message.Should().Contain(_server.UrlOf("octoml/cm-mlops"));

    [Fact]
    public void A_new_alias_in_cmr_yaml_is_seen_at_once()
    {
        _source.Write("cmr.yaml", "alias: renamed@one\nuid: e329e8c3d9dc4f07\n").Commit("Rename");

        _home.Update(Name).Repository.Alias.Should().Be("renamed@one");
    }

    [Fact]
    public void Installing_again_updates_and_says_so()
    {
        _home.Install(new RepositoryInstallRequest { Name = Name }).Outcome.Should().Be(RepositoryInstallOutcome.UpToDate);
        _source.Write("a.txt", "2").Commit("Third");

        var result = _home.Install(new RepositoryInstallRequest { Name = Name });

        result.Outcome.Should().Be(RepositoryInstallOutcome.Updated);
        result.Update!.NewCommit.Should().Be(_source.Head);
        _home.Registered().Should().ContainSingle();
    }

    [Fact]
    public void A_changed_file_that_the_update_does_not_touch_stays_changed()
    {
        File.WriteAllText(Path.Combine(Folder, "b.txt"), "mine");
        _source.Write("a.txt", "2").Commit("Third");

        _home.Update(Name).Outcome.Should().Be(RepositoryUpdateOutcome.Updated);

        File.ReadAllText(Path.Combine(Folder, "b.txt")).Should().Be("mine");
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("new.txt")]
    [InlineData("ignored.txt")]
    public void A_file_that_would_be_overwritten_refuses_the_update_and_is_named(string file)
    {
        File.WriteAllText(Path.Combine(Folder, ".git", "info", "exclude"), "ignored.txt\n");
        File.WriteAllText(Path.Combine(Folder, file), "mine");
        var before = GitProgram.Run(Folder, "rev-parse", "HEAD");
        _source.Write("a.txt", "2").Write("new.txt", "2").Write("ignored.txt", "2").Commit("Third");

        var error = Assert.Throws<CmException>(() => _home.Update(Name)).Error;

        error.Id.Should().Be("RepositoryChanged");
        error.Message.Should().Contain(file);
        File.ReadAllText(Path.Combine(Folder, file)).Should().Be("mine");
        GitProgram.Run(Folder, "rev-parse", "HEAD").Should().Be(before);
    }

    [Fact]
    public void Own_commits_beside_new_ones_refuse_the_update_and_their_files_are_named()
    {
        File.WriteAllText(Path.Combine(Folder, "b.txt"), "mine");
        GitProgram.Run(Folder, "commit", "--quiet", "--all", "--message", "Mine");
        _source.Write("a.txt", "2").Commit("Third");

        var error = Assert.Throws<CmException>(() => _home.Update(Name)).Error;

        error.Id.Should().Be("RepositoryDiverged");
        error.Message.Should().Contain("b.txt");
        File.ReadAllText(Path.Combine(Folder, "b.txt")).Should().Be("mine");
    }

    [Fact]
    public void Own_commits_alone_are_left_in_peace()
    {
        File.WriteAllText(Path.Combine(Folder, "b.txt"), "mine");
        GitProgram.Run(Folder, "commit", "--quiet", "--all", "--message", "Mine");

        _home.Update(Name).Outcome.Should().Be(RepositoryUpdateOutcome.UpToDate);
    }

    [Fact]
    public void A_history_that_was_rewritten_refuses_the_update()
    {
        _source.Git("commit", "--quiet", "--amend", "--message", "Other");

        Assert.Throws<CmException>(() => _home.Update(Name)).Error.Id.Should().Be("RepositoryRewritten");
    }

    [Fact]
    public void Installing_again_with_a_branch_tag_or_commit_goes_there_and_back()
    {
        var main = _source.Head;
        _source.SwitchTo("dev").Write("dev.txt", "1").Commit("Dev").Tag("v9").Checkout("main");

        _home.Install(new RepositoryInstallRequest { Name = Name, Branch = "dev" }).Update!.ChangedFiles.Should().Be(1);
        GitProgram.Run(Folder, "status", "--porcelain", "--branch").Should().Be("## dev...origin/dev");
        _home.Install(new RepositoryInstallRequest { Name = Name, Checkout = main });
        RepositoryStatus.Read(_home.Registry.Get(ObjectName.Parse(Name)))!.IsPinned.Should().BeTrue();
        _home.InstallFails(new RepositoryInstallRequest { Name = Name, Checkout = "v9" }).Id.Should().Be("RepositoryPinned");
        _home.Install(new RepositoryInstallRequest { Name = Name, Checkout = "v9", MovesPin = true }).Update!.NewCommit.Should().Be(_source.Git("rev-parse", "v9"));
        _home.Install(new RepositoryInstallRequest { Name = Name }).Update!.Outcome.Should().Be(RepositoryUpdateOutcome.Pinned);
        _home.InstallFails(new RepositoryInstallRequest { Name = Name, Branch = "main" }).Id.Should().Be("RepositoryPinned");
        _home.Install(new RepositoryInstallRequest { Name = Name, Branch = "main", MovesPin = true });
        GitProgram.Run(Folder, "status", "--porcelain", "--branch").Should().Be("## main...origin/main");
    }

    [Fact]
    public void A_branch_that_is_not_there_is_answered_with_the_nearest()
    {
        var error = _home.InstallFails(new RepositoryInstallRequest { Name = Name, Branch = "mian" });

        error.Id.Should().Be("ReferenceNotFound");
        error.Hint.Should().Contain("'main'");
    }

    [Fact]
    public void A_host_that_is_gone_changes_nothing()
    {
        _server.Dispose();

        Assert.Throws<CmException>(() => _home.Update(Name)).Error.Id.Should().Be("RepositoryUnreachable");

        GitProgram.Run(Folder, "status", "--porcelain", "--branch").Should().Be("## main...origin/main");
    }

    [Fact]
    public void A_folder_of_another_user_is_explained()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            Assert.Skip("Only root can give a folder to another user.");
        }

        using (var process = System.Diagnostics.Process.Start("chown", ["-R", "12345", Folder]))
        {
            process.WaitForExit();
        }

        var error = Assert.Throws<CmException>(() => _home.Update(Name)).Error;

        error.Id.Should().Be("RepositoryNotOwned");
        error.Hint.Should().Contain("safe.directory").And.Contain(Folder);
    }

    [Fact]
    public void Another_address_under_the_same_name_is_refused()
    {
        _home.Source("other/cm-mlops", Name, "1111111111111111");

        var error = _home.InstallFails(new RepositoryInstallRequest { Name = Name, Url = _server.UrlOf("other/cm-mlops") });

        error.Id.Should().Be("RepositoryExists");
        error.Message.Should().Contain(_server.UrlOf("octoml/cm-mlops")).And.Contain(_server.UrlOf("other/cm-mlops"));
    }

    [Fact]
    public void The_same_address_written_in_another_way_is_the_same()
    {
        _home.InstallUrl(_server.UrlOf("octoml/cm-mlops.git")).Outcome.Should().Be(RepositoryInstallOutcome.UpToDate);
    }

    private RepositoryInstallResult UpdateWithStash() => _home.Install(new RepositoryInstallRequest { Name = Name, StashesChanges = true });

    private string ReadFile(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
