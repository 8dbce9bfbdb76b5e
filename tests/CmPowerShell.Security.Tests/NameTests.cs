using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Settings;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>A repository that comes later does not answer for one that is there.</summary>
public sealed class NameTests : IDisposable
{
    private readonly HostileHome _home = new();

    public NameTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");
        _home.Folder("z-good", "case@good", "c0de0000000f0001");
        _home.Script("z-good", "tool", "c0de0000000f0002", "echo ran-good");
        _home.Engine.Installer.Register(_home.At("z-good"), Operation.Silent);
        _home.Folder("a-evil", "case@evil", "c0de0000000f0003");
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("tool", "c0de0000000f0002", "")]
    [InlineData("tool", "C0DE0000000F0002", "")]
    [InlineData("tool", "c0de0000000f0004", "")]
    [InlineData("tool", "c0de0000000f0004", "sort: -1000\n")]
    [InlineData("other", "c0de0000000f0004", "")]
    public void The_script_that_was_there_first_runs_and_a_warning_names_the_other(string alias, string uid, string meta)
    {
        _home.Script("a-evil", alias, uid, "echo ran-evil", meta);
        _home.Write($"a-evil/script/{alias}/_cm.yaml", $"alias: {alias}\nuid: {uid}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ case, tool ]\n{meta}");
        Add();

        _home.Run("case,tool");

        _home.Output.Should().Contain("ran-good").And.NotContain("ran-evil");
        _home.Events.Warnings.Should().Contain(text => text.Contains("RepositoryOrder"));
    }

    [Fact]
    public void Registration_tells_of_a_uid_that_is_taken()
    {
        _home.Script("a-evil", "tool", "c0de0000000f0002");

        Add();

        _home.Events.Warnings.Should().Contain(text => text.Contains("the same uid") && text.Contains("case@good"));
    }

    [Fact]
    public void The_setting_puts_another_repository_first()
    {
        _home.Script("a-evil", "tool", "c0de0000000f0002", "echo ran-evil");
        Add();
        _home.Engine.Configuration.Set(SettingTable.RepositoryOrder, "case@evil", ofHome: true);

        _home.Run("case,tool");

        _home.Output.Should().Contain("ran-evil");
    }

    [Fact]
    public void The_setting_leaves_a_repository_out()
    {
        _home.Script("a-evil", "lonely", "c0de0000000f0005", "echo ran-evil");
        Add();
        _home.Engine.Configuration.Set(SettingTable.RepositoryOrder, "-case@evil", ofHome: true);

        _home.RunFails("case,lonely").Id.Should().Be("ScriptExcluded");
    }

    [Fact]
    public void A_cache_folder_that_a_repository_brings_holds_no_results()
    {
        _home.Script("z-good", "cached", "c0de0000000f0006", "echo CASE_CACHED=made > tmp-run-env.out", "cache: true\nnew_env_keys: [ CASE_* ]\n");
        _home.Write("a-evil/cache/c0de0000000f0007/_cm.json", """
            {"alias":"","uid":"c0de0000000f0007","automation_alias":"cache","automation_uid":"541d6f712a6b464e","associated_script_artifact_uid":"c0de0000000f0006",
            "tags":["case","cached","script-artifact-c0de0000000f0006"]}
            """);
        _home.Write("a-evil/cache/c0de0000000f0007/cm-cached-state.json", """{"deps":[],"new_env":{"CASE_CACHED":"planted"},"new_state":{},"version":""}""");
        Add();

        var result = _home.Run("case,cached");

        result.NewEnv["CASE_CACHED"].ToString().Should().Be("made");
    }

    [Theory]
    [InlineData("tool", "c0de0000000f0002", "[ other ]", "uid")]
    [InlineData("tool", "c0de0000000f0008", "[ other ]", "alias")]
    [InlineData("other", "c0de0000000f0008", "[ tool, case ]", "tags")]
    public void It_is_known_which_script_counts_and_why(string alias, string uid, string tags, string shared)
    {
        _home.Write($"a-evil/script/{alias}/_cm.yaml", $"alias: {alias}\nuid: {uid}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: {tags}\n");
        Add();

        Standings().Should().Equal(
            ("case@evil", false, $"The one of case@good with the same {shared} counts: its repository was registered first."),
            ("case@good", true, $"It counts before the one of case@evil with the same {shared}: its repository was registered first."));

        _home.Engine.Configuration.Set(SettingTable.RepositoryOrder, "case@evil", ofHome: true);
        Standings().Select(standing => (standing.Repository, standing.Counts)).Should().Equal(("case@evil", true), ("case@good", false));

        _home.Engine.Configuration.Set(SettingTable.RepositoryOrder, "-case@evil", ofHome: true);
        Standings().Should().Equal(("case@evil", false, "The setting RepositoryOrder leaves its repository out."), ("case@good", true, ""));
    }

    private List<(string Repository, bool Counts, string Reason)> Standings()
    {
        _home.Engine.Refresh();
        var precedence = _home.Engine.FindPrecedence();
        return [.. _home.Engine.Scripts.Find(ArtifactName.Any, TagQuery.Any).Where(script => script.Repository.Alias.StartsWith("case@", StringComparison.Ordinal))
            .Select(script => (script.Repository.Alias, Standing: precedence.Find(script))).Select(pair => (pair.Alias, pair.Standing.Counts, pair.Standing.Reason)).Order()];
    }

    private void Add() => _home.Engine.Installer.Register(_home.At("a-evil"), new Operation(_home.Events, NoInteraction.Instance, CancellationToken.None));
}
