using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>Runs, tests and locks by commands of mlcflow.</summary>
public sealed class MlcRunTests : IDisposable
{
    private readonly MlcScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void A_run_by_alias_returns_new_variables()
    {
        var outcome = _scene.Execute("run", "script", "get-thing", "--quiet");

        outcome.Error.Should().BeNull();
        outcome.Result.Map("new_env").Text("MLC_V").Should().Be("usual");
    }

    [Fact]
    public void A_lock_is_made_checked_updated_and_used()
    {
        using var folder = new ScratchFolder("lock");
        var file = folder.At("thing.lock.json");

        _scene.Execute("lock", "script", "get,thing", $"--lock={file}").Error.Should().BeNull();

        File.ReadAllText(file).Should().Contain("get-thing");
        _scene.Execute("check", "lock", file).Error.Should().BeNull();
        _scene.Execute("update", "lock", file).Error.Should().BeNull();
        _scene.Execute("run", "script", "get,thing", $"--lock={file}", "--locked", "--quiet").Error.Should().BeNull();
        _scene.Execute("run", "script", "get,thing,_old", $"--lock={file}", "--locked", "--quiet").Error!.Id.Should().Be("LockStale");
    }

    [Fact]
    public void The_result_of_a_run_has_the_entries_of_its_dependencies()
    {
        _scene.Home.Artifact(WellKnownNames.Script, "outer", "tags: [outer]\ndeps: [ { tags: 'get,thing', names: [ thing ] }, { tags: other, skip_if_env: { MLC_V: [ 'on' ] } } ]");

        _scene.Execute("run", "script", "outer").Result["deps"].Should().Be(new MetaList([
            new MetaMap { ["tags"] = "get,thing", ["names"] = MetaList.OfTexts(["thing"]) },
            new MetaMap { ["tags"] = "other", ["skip_if_env"] = new MetaMap { ["MLC_V"] = MetaList.OfTexts(["on"]) } },
        ]));
    }

    [Fact]
    public void The_commands_of_dependencies_are_those_of_mlcflow()
    {
        _scene.Home.Artifact(WellKnownNames.Script, "outer", "tags: [outer]\ndeps: [ { tags: 'get,thing' } ]");

        _scene.Execute("run", "script", "outer", "--print_deps").Result.Map("new_state").Texts("print_deps").Should().Equal("mlcr get,thing");
    }

    [Fact]
    public void A_run_without_its_dependencies_lists_them()
    {
        _scene.Home
            .Artifact(WellKnownNames.Script, "loud", "tags: [loud]", ("run.sh", "echo loud\n"))
            .Artifact(WellKnownNames.Script, "outer", "tags: [outer]\ndeps: [ { tags: loud } ]");

        _scene.Execute("run", "script", "outer", "--fake_deps", "--print_deps").Result.Map("new_state").Texts("print_deps").Should().Equal("mlcr loud");
        _scene.Home.Output().Should().NotContain("loud");
    }

    [Fact]
    public void New_variables_and_state_are_left_in_the_current_folder_on_request()
    {
        _scene.Execute("run", "script", "get-thing", "--mlc_output=yes").Error.Should().BeNull();

        File.ReadAllText(Path.Combine(_scene.Home.WorkDirectory, "tmp-run-env.out")).Should().Be("MLC_V=\"usual\"\n");
        File.Exists(Path.Combine(_scene.Home.WorkDirectory, "tmp-state.json")).Should().BeTrue();
    }

    [Fact]
    public void Values_in_the_files_of_a_run_are_data_for_a_shell()
    {
        _scene.Home.Artifact(WellKnownNames.Script, "odd", "tags: [odd]\nnew_env_keys: [MLC_ODD]\nenv: { MLC_ODD: 'a \"$(id)\" `id` \\' }");

        _scene.Execute("run", "script", "odd", "--mlc_output=yes").Error.Should().BeNull();

        File.ReadAllText(Path.Combine(_scene.Home.WorkDirectory, "tmp-run-env.out")).Should().Be("MLC_ODD=\"a \\\"\\$(id)\\\" \\`id\\` \\\\\"\n");
    }

    [Fact]
    public void Secrets_are_not_in_the_files_of_a_run()
    {
        _scene.Home.Artifact(WellKnownNames.Script, "odd", "tags: [odd]\nnew_env_keys: [MLC_API_TOKEN]");

        _scene.Execute("run", "script", "odd", "--mlc_output=yes", "--env.MLC_API_TOKEN=a-secret-of-a-user").Error.Should().BeNull();

        File.ReadAllText(Path.Combine(_scene.Home.WorkDirectory, "tmp-run-env.out")).Should().StartWith("MLC_API_TOKEN=").And.NotContain("a-secret-of-a-user");
    }

    [Fact]
    public void A_script_without_tests_passes()
    {
        _scene.Execute("test", "script", "get-thing").Error.Should().BeNull();
        _scene.Home.Events.Of<WarningReported>().Should().Contain(warning => warning.Id == "TestsMissing");

        _scene.Execute("test", "script", "get-thing", "--test_input_index=3").Error!.Id.Should().Be("TestNotFound");
    }

    [Fact]
    public void A_cached_state_is_shown_as_json()
    {
        _scene.Home.Artifact(WellKnownNames.Script, "kept", "tags: [kept]\ncache: true\nnew_env_keys: [ MLC_K, +MLC_L ]\nenv: { MLC_K: a, +MLC_L: [ x ] }");
        _scene.Execute("run", "script", "kept").Error.Should().BeNull();

        _scene.Execute("show", "cache", "--tags=kept").Error.Should().BeNull();

        _scene.Home.Events.Of<TextPrinted>()[^1].Text.Should().Contain("    new_env:\n        {\n            \"+MLC_L\": [\n                \"x\"\n            ],\n            \"MLC_K\": \"a\"\n        }\n    new_state: {}\n");
    }

    [Fact]
    public void An_unknown_input_is_an_error_with_the_nearest_name() =>
        _scene.Execute("run", "script", "get,thing", "--verson=1").Error!.Text.Should().Contain("'verson'").And.Contain("version");

    [Fact]
    public void An_entry_that_is_marked_is_not_reused_and_one_that_expired_is_pruned()
    {
        _scene.Home.Artifact(WellKnownNames.Script, "kept", "tags: [kept]\ncache: true\ncache_expiration: 5d");
        _scene.Execute("run", "script", "kept");
        _scene.Execute("mark-tmp", "cache", "kept").Error.Should().BeNull();
        _scene.Entries().Single().Tags.Should().Contain("tmp");

        var entry = _scene.Entries().Single();
        _scene.Home.Engine.Artifacts.WriteMeta(entry, new MetaMap(entry.OriginalMeta) { ["cache_expiration"] = 1 });
        _scene.Execute("prune", "cache").Result["pruned"].Should().Be((MetaValue)1);
        _scene.Entries().Should().BeEmpty();
    }
}
