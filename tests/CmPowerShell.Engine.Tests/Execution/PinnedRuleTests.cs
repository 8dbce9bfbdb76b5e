using AwesomeAssertions;
using CmPowerShell.Classic;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution;

/// <summary>Where only pinned repositories may run, nothing of another one does.</summary>
public sealed class PinnedRuleTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("pinned");
    private readonly GitRepositoryFixture _source;
    private readonly CmEngine _engine;

    public PinnedRuleTests()
    {
        _source = GitRepositoryFixture.CreateCm(_scratch.At("source"), "team@tools", "00000000000000aa")
            .Write("script/tool/_cm.yaml", Meta("tool", "00000000000000ab")).Write("script/tool/run.sh", "echo ran > ran\n")
            .Write("script/tool/customize.py", "def preprocess(i):\n    return {'return': 0}\n").Commit("Tool");
        _engine = ClassicEngine.Open(new CmEngineOptions { HomePath = _scratch.At("home") });
        _engine.Configuration.Set(SettingTable.RequirePinned, true, ofHome: true);
        Directory.CreateDirectory(_scratch.At("work"));
    }

    private string Folder => Path.Combine(_engine.Home.RepositoriesPath, "team@tools");

    public void Dispose()
    {
        _engine?.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void A_pinned_repository_runs_again_and_again()
    {
        Install(_source.Head);

        Run();
        Run();

        File.Exists(_scratch.At("work", "ran")).Should().BeTrue();
    }

    [Fact]
    public void One_that_follows_a_branch_does_not()
    {
        Install(null);

        Refused("is not pinned to a commit").Hint.Should().Be($"Pin it with: Install-CmRepo team@tools -Checkout {_source.Head}");
    }

    [Theory]
    [InlineData("script/tool/run.sh")]
    [InlineData("script/tool/new.py")]
    public void A_changed_file_is_named(string file)
    {
        Install(_source.Head);
        File.WriteAllText(Path.Combine(Folder, file), "echo changed\n");

        Refused($"was changed since the commit to which it is pinned: {file}");
        File.Exists(_scratch.At("work", "ran")).Should().BeFalse();
    }

    [Fact]
    public void Another_commit_is_named()
    {
        var pinned = _source.Head;
        Install(pinned);
        GitProgram.Run(Folder, "commit", "--quiet", "--allow-empty", "--message", "Other");

        Refused($"and not at {pinned}").Hint.Should().EndWith($"-Checkout {pinned} -Force");
    }

    [Fact]
    public void A_folder_without_git_does_not_run_and_local_does()
    {
        var plain = _scratch.At("plain");
        Write(plain, "cmr.yaml", "alias: team@tools\nuid: 00000000000000aa\ngit: false\n");
        Write(plain, "script/tool/_cm.yaml", Meta("tool", "00000000000000ab"));
        _engine.Installer.Register(plain, Operation.Silent);
        Write(_engine.Home.LocalPath, "script/mine/_cm.yaml", Meta("mine", "00000000000000ac"));
        Write(_engine.Home.LocalPath, "script/mine/run.sh", "echo ran > ran\n");

        Refused("was not cloned with git");
        Run("mine").ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_dependency_is_held_to_it_too()
    {
        Write(_engine.Home.LocalPath, "script/mine/_cm.yaml", Meta("mine", "00000000000000ac") + "deps: [ { tags: tool } ]\n");
        Install(null);

        Refused("is not pinned", "mine");
    }

    [Fact]
    public void A_repository_from_which_a_script_inherits_is_held_to_it_too()
    {
        Write(_engine.Home.LocalPath, "script/mine/_cm.yaml", "_base: 'team@tools:tool'\n" + Meta("mine", "00000000000000ac"));
        Write(_engine.Home.LocalPath, "script/mine/run.sh", "echo ran > ran\n");
        Install(null);

        Refused("the repository team@tools,00000000000000aa is run, because it is not pinned", "mine");
        File.Exists(_scratch.At("work", "ran")).Should().BeFalse();
        Pin();
        Run("mine").ExitCode.Should().Be(0);
        File.WriteAllText(Path.Combine(Folder, "script", "tool", "_cm.yaml"), Meta("tool", "00000000000000ab") + "env: { CM_X: changed }\n");
        Refused("was changed since the commit to which it is pinned: script/tool/_cm.yaml", "mine");
    }

    [Fact]
    public void An_action_that_a_repository_brings_is_held_to_it_too()
    {
        _source.Write("automation/garden/_cm.yaml", "alias: garden\nuid: 00000000000000ad\nautomation_alias: automation\nautomation_uid: bbeb15d8f0a944a4\n")
            .Write("automation/garden/module.py", "class CAutomation:\n    def water(self, i):\n        return {'return': 0}\n").Commit("Automation");
        Install(null);

        Execute("water", "garden").Error!.Id.Should().Be("RepositoryNotPinned");
        Pin();
        Execute("water", "garden").Error?.Id.Should().NotBe("RepositoryNotPinned");
    }

    [Fact]
    public void Without_the_setting_all_may_run()
    {
        Install(null);
        _engine.Configuration.Set(SettingTable.RequirePinned, null, ofHome: true);

        Run().ExitCode.Should().Be(0);
    }

    private static string Meta(string alias, string uid) => $"alias: {alias}\nuid: {uid}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ {alias} ]\n";

    private static void Write(string folder, string name, string text)
    {
        var file = Path.Combine([folder, .. name.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private void Install(string? commit) =>
        _engine.Installer.Install(new RepositoryInstallRequest { Url = _source.Path, Copies = true, Name = "team@tools", Checkout = commit }, Operation.Silent);

    private void Pin() =>
        _engine.Installer.Install(new RepositoryInstallRequest { Url = _source.Path, Copies = true, Name = "team@tools", Checkout = _source.Head, MovesPin = true }, Operation.Silent);

    private ActionOutcome Execute(params string[] line)
    {
        _engine.Refresh();
        return _engine.ClassicActions().Execute(line, Operation.Silent);
    }

    private RunResult Run(string tags = "tool")
    {
        _engine.Refresh();
        return _engine.Runner.Run(new RunRequest { Tags = [tags], WorkDirectory = _scratch.At("work") }, Operation.Silent);
    }

    private CmError Refused(string why, string tags = "tool")
    {
        var error = FluentActions.Invoking(() => Run(tags)).Should().Throw<CmException>().Which.Error;
        error.Id.Should().Be("RepositoryNotPinned");
        error.Message.Should().Contain(why);
        return error;
    }
}
