using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Mlcflow;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary><c>mlc … repo</c> with repositories of git.</summary>
public sealed class MlcRepositoryTests : IDisposable
{
    private readonly ScratchEngine _home = new(dialect: MetaDialect.Mlcflow);
    private readonly ScratchFolder _sources = new("sources");
    private readonly GitHttpServer _server;

    public MlcRepositoryTests() => _server = GitHttpServer.Serve(Directory.CreateDirectory(_sources.At("served")).FullName);

    public void Dispose()
    {
        _server.Dispose();
        _sources.Dispose();
        _home.Dispose();
    }

    private string Clone => Path.Combine(_home.Engine.Home.RepositoriesPath, "me@tools");

    private string Address => _server.UrlOf("me/tools");

    [Fact]
    public void A_branch_is_followed_and_a_tag_and_a_commit_are_pinned()
    {
        var source = Source();
        source.Tag("v1").SwitchTo("dev").Write("new", "1").Commit("Of dev").Checkout("main");

        Pull(Address, "--branch=dev").Error.Should().BeNull();
        File.Exists(Path.Combine(Clone, "new")).Should().BeTrue();

        Pull(Address, "--tag=v1", "--force").Error.Should().BeNull();
        GitProgram.Run(Clone, "rev-parse", "HEAD").Should().Be(source.Head);
        Execute("rm", "repo", "me@tools").Error.Should().BeNull();
        Directory.Exists(Clone).Should().BeFalse();

        Pull(Address, $"--checkout={source.Head}").Error.Should().BeNull();
        GitProgram.Run(Clone, "rev-parse", "--abbrev-ref", "HEAD").Should().Be("HEAD");
    }

    [Theory]
    [InlineData("--shallow")]
    [InlineData("--depth=1")]
    [InlineData("--extra_git_args=--depth 1 -q")]
    [InlineData("--extra_git_args,=--depth=1,--quiet")]
    public void A_shallow_clone_has_one_commit(string flag)
    {
        Source().Write("a", "1").Commit("Second");

        Pull(Address, flag).Error.Should().BeNull();

        GitProgram.Run(Clone, "log", "--format=%s").Should().Be("Second");
    }

    [Theory]
    [InlineData("--extra_git_args=--upload-pack=touch", "InvalidInput")]
    [InlineData("--extra_git_args=--depth", "InvalidInput")]
    [InlineData("--depth=x", "InvalidInput")]
    [InlineData("--nosuch=x", "InputUnknown")]
    public void Other_arguments_are_refused(string flag, string id)
    {
        Source();

        Pull(Address, flag).Error!.Id.Should().Be(id);
        Directory.Exists(Clone).Should().BeFalse();
    }

    [Fact]
    public void With_ssh_the_address_is_that_of_ssh()
    {
        var input = new MetaMap { ["ssh"] = true };

        MlcRepositoryInput.Set("pull", ["me@tools"], input, _home.Engine);

        input.Should().Equal(new MetaMap { ["artifact"] = "git@github.com:me/tools.git" });
    }

    [Fact]
    public void A_repository_is_updated_by_its_name()
    {
        var source = Source();
        Pull(Address);
        source.Write("new", "1").Commit("Second");

        Pull("me@tools").Error.Should().BeNull();

        File.Exists(Path.Combine(Clone, "new")).Should().BeTrue();
    }

    [Theory]
    [InlineData("me@tools")]
    [InlineData("")]
    public void With_force_changed_files_are_kept(string name)
    {
        var source = Source();
        Pull(Address);
        File.WriteAllText(Path.Combine(Clone, "file"), "mine\none\n");
        source.Write("other", "1").Commit("Second");

        Execute([.. new[] { "pull", "repo", name }.Where(word => word.Length > 0), "--force"]).Error.Should().BeNull();

        File.ReadAllText(Path.Combine(Clone, "file")).Should().StartWith("mine");
        File.Exists(Path.Combine(Clone, "other")).Should().BeTrue();
        GitProgram.Run(Clone, "stash", "list").Should().BeEmpty();
    }

    [Fact]
    public void With_force_changes_that_do_not_fit_stay_in_a_stash()
    {
        var source = Source();
        Pull(Address);
        File.WriteAllText(Path.Combine(Clone, "file"), "mine\n");
        source.Write("file", "theirs\n").Commit("Second");

        Pull("me@tools").Error!.Id.Should().Be("RepositoryChanged");
        Pull("me@tools", "--force").Error.Should().BeNull();

        File.ReadAllText(Path.Combine(Clone, "file")).ReplaceLineEndings("\n").Should().Be("theirs\n");
        _home.Events.Of<WarningReported>().Should().Contain(warning => warning.Id == "ChangesStashed");
        GitProgram.Run(Clone, "stash", "show", "-p").Should().Contain("mine");
    }

    [Fact]
    public void Of_two_repositories_with_one_uid_the_registered_one_is_kept_on_request()
    {
        Source();
        Source("me/other", "1111111111111111");
        Pull(Address);
        var before = File.ReadAllText(_home.Engine.Home.RegistryFile);

        Pull(_server.UrlOf("me/other")).Error!.Should().BeEquivalentTo(new { Id = "RepositoryExists", Hint = "Unregister that one first with 'mlc rm repo me@tools,1111111111111111 --all=no'." });
        Pull(_server.UrlOf("me/other"), "--ignore_on_conflict").Error.Should().BeNull();

        File.ReadAllText(_home.Engine.Home.RegistryFile).Should().Be(before);
    }

    [Fact]
    public void Repositories_that_one_needs_are_installed_from_their_address_after_confirmation()
    {
        var needed = Source("me/needed", "2222222222222222");
        needed.SwitchTo("side").Write("of-side", "1").Commit("Side").Checkout("main");
        Source(deps: $"deps:\n- url: {_server.UrlOf("me/needed")}\n  branch: side\n");

        Pull(Address).Error.Should().BeNull();
        _home.Events.Of<WarningReported>().Should().Contain(warning => warning.Id == "RepositoryDependencyMissing" && warning.Text.Contains("me@needed"));
        Directory.Exists(Path.Combine(_home.Engine.Home.RepositoriesPath, "me@needed")).Should().BeFalse("nobody agreed");
        Execute("rm", "repo", "me@tools");

        Pull(Address, "--yes").Error.Should().BeNull();
        File.Exists(Path.Combine(_home.Engine.Home.RepositoriesPath, "me@needed", "of-side")).Should().BeTrue();
    }

    [Fact]
    public void A_folder_outside_the_home_is_only_unregistered()
    {
        var source = Source();

        Execute("add", "repo", source.Path).Error.Should().BeNull();
        Execute("rm", "repo", "me@tools", "-f").Error.Should().BeNull();

        File.Exists(Path.Combine(source.Path, "meta.yaml")).Should().BeTrue();
        _home.Engine.Repositories.Find(new ObjectName("me@tools", "")).Should().BeEmpty();
    }

    [Fact]
    public void A_clone_with_unsaved_work_is_not_removed_without_confirmation()
    {
        Source();
        Pull(Address);
        File.WriteAllText(Path.Combine(Clone, "file"), "mine\n");

        Execute("rm", "repo", "me@tools").Error.Should().NotBeNull();

        File.Exists(Path.Combine(Clone, "file")).Should().BeTrue();
    }

    [Fact]
    public void A_token_opens_its_host_and_is_in_no_file_and_no_message()
    {
        const string Token = "ghp-a-token-of-a-user";
        Source();
        _server.Credentials = $"x-access-token:{Token}";
        var file = _sources.At("token.txt");
        File.WriteAllText(file, Token + "\n");

        Pull(Address, "--pat=another-one").Error.Should().NotBeNull();
        var outcomes = new[] { Pull(Address, $"--pat={Token}"), Pull(Address, $"--pat=@{file}"), Pull("me@tools", $"--pat={Token}") };

        outcomes.Should().AllSatisfy(outcome => outcome.Error?.Text.Should().BeNull());
        string.Join('\n', outcomes.Select(outcome => outcome.Result.ToString())).Should().NotContain(Token);
        string.Join('\n', _home.Events.All).Should().NotContain(Token).And.NotContain("another-one");
        Directory.EnumerateFiles(_home.Engine.Home.Path, "*", SearchOption.AllDirectories).Where(path => File.ReadAllText(path).Contains(Token, StringComparison.Ordinal)).Should().BeEmpty();
    }

    private GitRepositoryFixture Source(string path = "me/tools", string uid = "1111111111111111", string deps = "") => GitRepositoryFixture
        .Create(_sources.At($"served/{path}"))
        .Write("meta.yaml", $"alias: {path.Replace('/', '@')}\nuid: {uid}\ngit: true\n{deps}")
        .Write("file", "one\n")
        .Commit("Start");

    private ActionOutcome Pull(params string[] words) => Execute(["pull", "repo", .. words]);

    private ActionOutcome Execute(params string[] words) => new MlcDispatcher(_home.Engine, new Dispatch.ActionDispatcher(_home.Engine)).Execute(MlcCommand.Parse([], words), _home.Operation() with { WorkDirectory = _home.WorkDirectory });
}
