using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Tests;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>The actions for the user's repositories, as the recorded session of the Python tools uses them.</summary>
public sealed class OwnRepositoryTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("cm own");
    private readonly CmEngine _engine;
    private readonly RecordingSink _sink = new();
    private string _here;

    public OwnRepositoryTests()
    {
        _engine = ClassicEngine.Open(new CmEngineOptions { HomePath = _scratch.At("home") });
        _here = Directory.CreateDirectory(_scratch.At("here")).FullName;
    }

    public void Dispose()
    {
        _engine.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void A_repository_is_made_packed_removed_and_unpacked()
    {
        Code("init", "repo", "scratch", "--uid=1111111111111111").Should().Be(0);
        Code("init", "repo", "scratch").Should().Be(1);
        Code("pack", "repo", "scratch").Should().Be(0);
        File.Exists(Path.Combine(_here, "cm.zip")).Should().BeTrue();
        Code("unpack", "repo", "cm.zip").Should().Be(1, "it is there already");
        Code("rm", "repo", "scratch", "--all", "-f").Should().Be(0);
        Code("unpack", "repo").Should().Be(0);

        _engine.Repositories.Get(new("scratch", "")).Uid.Should().Be("1111111111111111");
        _engine.Repositories.Get(new("scratch", "")).Path.Should().EndWith("scratch");
    }

    [Theory]
    [InlineData("import")]
    [InlineData("add")]
    [InlineData("init")]
    public void The_current_folder_becomes_a_repository_or_is_registered(string action)
    {
        Run(action, "repo", "--here")["path_to_repo"].ToString().Should().Be(_here);
        _engine.Repositories.Get(new("here", "")).Path.Should().Be(_here);
        Code(action, "repo", "--here").Should().Be(1, "it is registered already");
        Code("rm", "repo", "here", "-f").Should().Be(0);
        Code(action, "repo", "other", "--here").Should().Be(1, "it is called otherwise");

        Code(action, "repo", "here", "--path=.").Should().Be(0, "what is a repository already is registered as it is");
    }

    [Fact]
    public void The_place_of_a_folder_is_told()
    {
        Run("init", "repo", "scratch", "--uid=1111111111111111");
        var artifact = Directory.CreateDirectory(Path.Combine(_scratch.At("home"), "repos", "scratch", "data1", "b1", "deep")).Parent!.FullName;
        File.WriteAllText(Path.Combine(artifact, "_cm.json"), """{ "alias": "b1", "uid": "bbbbbbbbbbbbbbbb", "automation_alias": "data1", "automation_uid": "b0bb896540a545df" }""");
        _here = Path.Combine(artifact, "deep");

        var result = Run("detect", "repo");

        result["cm_repo"].ToString().Should().Be("scratch,1111111111111111");
        result["cm_automation"].ToString().Should().Be("data1,b0bb896540a545df");
        result["cm_artifact"].ToString().Should().Be("b1,bbbbbbbbbbbbbbbb");
        result["path_to_artifact"].ToString().Should().Be(artifact);
        (result.Flag("registered"), result.Flag("found"), result.Flag("artifact_found"), result.Flag("artifact_found_in_current_path")).Should().Be((true, true, true, false));
        Run("detect", "repo", "--path=" + _scratch.At("here")).Flag("found").Should().BeFalse();
        Run("get", "repo").Text("path").Should().EndWith("scratch", "it is the one around the current folder");
    }

    [Fact]
    public void The_command_for_another_machine_holds_no_secret()
    {
        var source = GitRepositoryFixture.CreateCm(_scratch.At("team/scripts"), "team@scripts", "00112233445566ff");
        source.Write("ic/one/_cm.json", "{}").Commit("One");
        _engine.Installer.Install(new() { Name = "team@scripts", Url = source.Path, Copies = true }, Operation.Silent);

        Run("get", "repo", "team@scripts").Text("cmd").Should().StartWith($"cm pull repo team@scripts --url={source.Path} --branch=");
        Code("get", "repo").Should().Be(1, "the current folder lies in no repository");
    }

    [Fact]
    public void A_repository_is_brought_to_another_branch()
    {
        var source = GitRepositoryFixture.CreateCm(_scratch.At("team/scripts"), "team@scripts", "00112233445566ff");
        source.Write("ic/one/_cm.json", "{}").Commit("One");
        source.Git("branch", "other");
        _engine.Installer.Install(new() { Name = "team@scripts", Url = source.Path, Copies = true }, Operation.Silent);

        Run("checkout", "repo", "team@scripts", "--branch=other").Text("path").Should().EndWith("team@scripts");

        Run("get", "repo", "team@scripts").Text("branch").Should().Be("other");
        Code("checkout", "repo", "team@scripts").Should().Be(1, "it is not said where to");
        Code("checkout", "repo", "team@scripts", "--branch=nowhere").Should().NotBe(0);
    }

    [Fact]
    public void Indexing_anew_finds_what_was_changed_with_its_time_kept()
    {
        Run("init", "repo", "scratch");
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_scratch.At("home"), "repos", "scratch", "cfg", "b1")).FullName, "_cm.json");
        File.WriteAllText(file, """{ "alias": "b1", "uid": "bbbbbbbbbbbbbbbb", "tags": ["old"] }""");
        var time = File.GetLastWriteTimeUtc(file);
        Run("reindex", "repo").ContainsKey("self_time").Should().BeTrue();
        File.WriteAllText(file, """{ "alias": "b1", "uid": "bbbbbbbbbbbbbbbb", "tags": ["new"] }""");
        File.SetLastWriteTimeUtc(file, time);

        Run("reindex", "repo");

        Run("find", "cfg", "--tags=new").List("list").Should().ContainSingle();
    }

    private int Code(params string[] words) => (int)Call(words).Code;

    private MetaMap Run(params string[] words)
    {
        var outcome = Call(words);
        outcome.Error.Should().BeNull();
        return outcome.Result;
    }

    private ActionOutcome Call(string[] words) =>
        _engine.ClassicActions().Execute(words, new Operation(_sink, NoInteraction.Instance, CancellationToken.None) { WorkDirectory = _here });
}
