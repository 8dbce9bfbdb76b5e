using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

public sealed class InstallByGitTests : IDisposable
{
    private readonly RepositoryHome _home = new();
    private readonly GitRepositoryFixture _source;
    private readonly GitHttpServer _server;

    public InstallByGitTests()
    {
        _source = _home.Source();
        _source.Write("ic/one/_cm.json", "{}").Commit("Second").Tag("v1").Write("ic/two/_cm.json", "{}").Commit("Third");
        _server = GitHttpServer.Serve(_home.Sources);
        _home.Environment["CM_URL_PREFIX"] = _server.Url.AbsoluteUri;
    }

    private string Folder => Path.Combine(_home.Home.RepositoriesPath, "octoml@cm-mlops");

    public void Dispose()
    {
        _server.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void A_short_name_is_cloned_registered_and_told()
    {
        var result = _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops" });

        result.Outcome.Should().Be(RepositoryInstallOutcome.Installed);
        result.Url.Should().Be(_server.UrlOf("octoml/cm-mlops"));
        result.Repository.Name.Should().Be(new ObjectName("octoml@cm-mlops", "e329e8c3d9dc4f07"));
        _home.Registered().Should().Equal(Folder);
        _home.Folders().Should().Equal("local", "octoml@cm-mlops");
        GitProgram.Run(Folder, "status", "--porcelain", "--branch").Should().Be("## main...origin/main");
        GitProgram.Run(Folder, "log", "--format=%s").Should().Be("Third\nSecond\nStart");
        RepositoryStatus.Read(result.Repository).Should().BeEquivalentTo(new
        {
            Branch = "main",
            Commit = _source.Head,
            RemoteUrl = _server.UrlOf("octoml/cm-mlops"),
            IsPinned = false,
            IsDirty = false,
        });
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void A_source_that_stands_on_a_commit_without_a_branch_is_installed_at_that_commit(bool byHttp, bool hasBranch)
    {
        var commit = _source.Git("rev-parse", "HEAD~1").Trim();
        _source.Git("checkout", "--quiet", "--detach", commit);
        if (!hasBranch)
        {
            _source.Git("branch", "--quiet", "-D", "main");
            _source.Git("tag", "--delete", "v1");
        }

        var result = _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Url = byHttp ? null : _source.Path, Copies = true });

        RepositoryStatus.Read(result.Repository).Should().BeEquivalentTo(new { Commit = commit, IsPinned = true, IsDirty = false });
        GitProgram.Run(Folder, "log", "--format=%s").Should().Be("Second\nStart");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_commit_that_no_branch_holds_is_installed_when_the_source_stands_on_it(bool byHttp)
    {
        _source.Git("checkout", "--quiet", "--detach");
        var commit = _source.Write("ic/three/_cm.json", "{}").Commit("Alone").Head.Trim();

        var result = _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Url = byHttp ? null : _source.Path, Copies = true });

        RepositoryStatus.Read(result.Repository)!.Commit.Should().Be(commit);
    }

    [Fact]
    public void A_commit_is_checked_out_from_a_source_without_branches()
    {
        var (second, third) = (_source.Git("rev-parse", "HEAD~1").Trim(), _source.Head.Trim());
        _source.Git("checkout", "--quiet", "--detach", third);
        _source.Git("branch", "--quiet", "-D", "main");
        _source.Git("tag", "--delete", "v1");

        var result = _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Checkout = second });

        RepositoryStatus.Read(result.Repository)!.Commit.Should().Be(second);
    }

    [Fact]
    public void Progress_is_told_and_ends()
    {
        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops" });

        var progress = _home.Sink.Of<ProgressReported>();
        progress.Should().OnlyContain(record => record.Activity == "Installing octoml@cm-mlops" && record.Percent >= -1 && record.Percent <= 100);
        progress.Count(record => record.IsCompleted).Should().Be(1);
        progress[^1].IsCompleted.Should().BeTrue();
    }

    [Fact]
    public void A_branch_is_followed()
    {
        _source.SwitchTo("dev/x").Write("dev.txt", "1").Commit("On dev").Checkout("main");

        var result = _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Branch = "dev/x" });

        RepositoryStatus.Read(result.Repository)!.Branch.Should().Be("dev/x");
        GitProgram.Run(Folder, "status", "--porcelain", "--branch").Should().Be("## dev/x...origin/dev/x");
        File.Exists(Path.Combine(Folder, "dev.txt")).Should().BeTrue();
    }

    [Theory]
    [InlineData("v1", 0)]
    [InlineData("v1", 1)]
    [InlineData("HEAD~1", 0)]
    [InlineData("full", 0)]
    [InlineData("short", 1)]
    public void A_tag_or_commit_is_checked_out_and_stays(string checkout, int depth)
    {
        var wanted = _source.Git("rev-parse", "v1");
        var revision = checkout switch { "full" => wanted, "short" => wanted[..8], _ => checkout };

        var result = _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Checkout = revision, Depth = depth });

        var status = RepositoryStatus.Read(result.Repository)!;
        (status.IsPinned, status.Commit, status.IsDirty).Should().Be((true, wanted, false));
        Directory.Exists(Path.Combine(Folder, "ic", "two")).Should().BeFalse();
        _home.Update("octoml@cm-mlops").Outcome.Should().Be(RepositoryUpdateOutcome.Pinned);
    }

    [Fact]
    public void An_annotated_tag_gives_its_commit()
    {
        _source.Git("tag", "--annotate", "--message", "Note", "v2");

        var result = _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Branch = "v2" });

        RepositoryStatus.Read(result.Repository)!.Commit.Should().Be(_source.Head);
    }

    [Fact]
    public void A_branch_and_a_commit_give_the_branch_at_that_commit()
    {
        _source.SwitchTo("dev").Write("dev.txt", "1").Commit("On dev");

        var result = _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Branch = "dev", Checkout = "v1" });

        var status = RepositoryStatus.Read(result.Repository)!;
        (status.Branch, status.Commit, status.IsDirty).Should().Be(("dev", _source.Git("rev-parse", "v1"), false));
    }

    [Fact]
    public void A_depth_fetches_only_the_last_commits()
    {
        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Depth = 1 });

        GitProgram.Run(Folder, "rev-list", "--count", "HEAD").Should().Be("1");
        GitProgram.Run(Folder, "fsck").Should().BeEmpty();
    }

    [Fact]
    public void A_shallow_repository_stays_sound_when_it_is_updated()
    {
        _source.Write("old.txt", "once there").Commit("Old");
        _source.Git("rm", "--quiet", "old.txt");
        _source.Commit("Gone");
        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops", Depth = 1 });
        // What comes back was in the history that the shallow clone does not have.
        _source.Write("again.txt", "once there").Commit("Again").Write("more.txt", "more").Commit("More");

        _home.Update("octoml@cm-mlops").Outcome.Should().Be(RepositoryUpdateOutcome.Updated);
        _home.Update("octoml@cm-mlops").Outcome.Should().Be(RepositoryUpdateOutcome.UpToDate);

        GitProgram.Run(Folder, "fsck", "--full").Should().BeEmpty();
        GitProgram.Run(Folder, "rev-list", "--count", "HEAD").Should().Be("3");
        File.ReadAllText(Path.Combine(Folder, "again.txt")).Should().Be("once there");
    }

    [Fact]
    public void A_folder_with_a_git_repository_is_cloned_whatever_the_depth()
    {
        var result = _home.Install(new RepositoryInstallRequest { Url = _source.Path, Copies = true, Depth = 1 });

        Path.GetFileName(result.Repository.Path).Should().Be("cm-mlops");
        result.Repository.Alias.Should().Be("octoml@cm-mlops");
        RepositoryStatus.Read(result.Repository)!.RemoteUrl.Should().Be(_source.Path);
    }

    [Fact]
    public void A_bare_repository_and_a_file_address_are_cloned_too()
    {
        var bare = Path.Combine(_home.Sources, "bare.git");
        GitProgram.Run(_home.Sources, "clone", "--quiet", "--bare", _source.Path, bare);

        _home.InstallUrl(new Uri(bare).AbsoluteUri).Repository.Path.Should().Be(Path.Combine(_home.Home.RepositoriesPath, "bare"));
    }

    [Fact]
    public void The_name_beside_an_address_is_the_name_of_the_folder()
    {
        var result = _home.Install(new RepositoryInstallRequest { Url = _server.UrlOf("octoml/cm-mlops"), Name = "mine" });

        Path.GetFileName(result.Repository.Path).Should().Be("mine");
        result.Repository.Alias.Should().Be("octoml@cm-mlops", "cmr.yaml says so, and the Python tools leave it so");
        _home.Registry.Get(ObjectName.Parse("mine")).Should().BeSameAs(_home.Registry.Get(ObjectName.Parse("octoml@cm-mlops")));
    }

    [Fact]
    public void Without_cmr_yaml_it_is_refused_unless_that_is_allowed()
    {
        GitRepositoryFixture.Create(Path.Combine(_home.Sources, "o", "plain")).Write("x", "x").Commit("Start");

        var error = _home.InstallFails(new RepositoryInstallRequest { Name = "o@plain" });
        error.Id.Should().Be("RepositoryMetaMissing");
        error.Hint.Should().Contain("-Force");
        _home.Folders().Should().Equal("local");

        var result = _home.Install(new RepositoryInstallRequest { Name = "o@plain", AllowMissingMeta = true });
        ObjectName.IsUid(result.Repository.Uid).Should().BeTrue();
        File.ReadAllText(Path.Combine(result.Repository.Path, "cmr.yaml")).Should().StartWith("alias: ").And.Contain("git: true");
        result.Repository.Alias.Should().Be("o@plain");
    }

    [Fact]
    public void Repositories_that_it_needs_are_named_and_those_it_conflicts_with_refuse_it()
    {
        _source.Write("cmr.yaml", "alias: octoml@cm-mlops\nuid: e329e8c3d9dc4f07\ndeps:\n- alias: other@one\n- alias: bad@one\n  conflict: true\n").Commit("Needs");
        _home.Source("bad/one", "bad@one", "1111111111111111");

        _home.Install(new RepositoryInstallRequest { Name = "octoml@cm-mlops" }).MissingDependencies.Should().Equal("other@one");
        _home.Sink.Of<WarningReported>().Should().ContainSingle(warning => warning.Id == "RepositoryDependencyMissing");
        _home.Installer.Uninstall(ObjectName.Parse("octoml@cm-mlops"), removeFiles: true, Operation.Silent);
        _home.Install(new RepositoryInstallRequest { Name = "bad@one" });

        _home.InstallFails(new RepositoryInstallRequest { Name = "octoml@cm-mlops" }).Id.Should().Be("RepositoryConflict");
        _home.Folders().Should().Equal("bad@one", "local");
    }

    [Fact]
    public void The_old_name_of_the_scripts_leads_to_their_new_place()
    {
        _home.Source("mlcommons/cm4mlops", "mlcommons@cm4mlops", "9e97bb72b0474657");

        _home.Install(new RepositoryInstallRequest { Name = "ck" }).Repository.Alias.Should().Be("mlcommons@cm4mlops");

        _home.Sink.Of<WarningReported>().Should().ContainSingle(warning => warning.Id == "RepositoryRenamed");
    }
}
