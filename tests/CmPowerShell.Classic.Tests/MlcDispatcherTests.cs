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

/// <summary>Commands of mlcflow, done by the classic actions.</summary>
public sealed class MlcDispatcherTests : IDisposable
{
    private readonly ScratchEngine _home = new(dialect: MetaDialect.Mlcflow);

    public MlcDispatcherTests() => _home
        .Artifact(WellKnownNames.Script, "get-thing", "tags: [get, thing]\nvariations: { old: {}, 'size.#': {} }\nnew_env_keys: [ MLC_V ]\nenv: { MLC_V: usual }\nb: 1")
        .Artifact(WellKnownNames.Script, "thing", "tags: [other]");

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("get,thing")]
    [InlineData("get", "thing")]
    [InlineData("get thing")]
    [InlineData("get-thing")]
    [InlineData("get-thing,_old")]
    [InlineData("get-thing", "--tags=_old")]
    [InlineData("get,thing,_size.3")]
    [InlineData("--tags=get,thing")]
    public void A_script_is_found_by_its_tags_or_its_name(params string[] words) => Find(words).Should().Equal("get-thing");

    [Fact]
    public void A_script_is_found_by_its_uid() => Find(ScratchEngine.UidOf("get-thing")).Should().Equal("get-thing");

    [Fact]
    public void A_script_is_found_by_alias_and_uid() => Find("get-thing," + ScratchEngine.UidOf("get-thing")).Should().Equal("get-thing");

    [Fact]
    public void A_script_is_found_in_its_repository() => Find(FindThing().Repository.Alias + ":get-thing").Should().Equal("get-thing");

    [Fact]
    public void A_word_that_is_a_tag_is_read_as_a_tag() => Find("thing").Should().Equal("get-thing");

    [Fact]
    public void A_run_by_alias_returns_new_variables()
    {
        var outcome = Execute("run", "script", "get-thing", "--quiet");

        outcome.Error.Should().BeNull();
        outcome.Result.Map("new_env").Text("MLC_V").Should().Be("usual");
    }

    [Fact]
    public void A_lock_is_made_checked_updated_and_used()
    {
        using var folder = new ScratchFolder("lock");
        var file = folder.At("thing.lock.json");

        Execute("lock", "script", "get,thing", $"--lock={file}").Error.Should().BeNull();

        File.ReadAllText(file).Should().Contain("get-thing");
        Execute("check", "lock", file).Error.Should().BeNull();
        Execute("update", "lock", file).Error.Should().BeNull();
        Execute("run", "script", "get,thing", $"--lock={file}", "--locked", "--quiet").Error.Should().BeNull();
        Execute("run", "script", "get,thing,_old", $"--lock={file}", "--locked", "--quiet").Error!.Id.Should().Be("LockStale");
    }

    [Fact]
    public void The_result_of_a_run_has_the_entries_of_its_dependencies()
    {
        _home.Artifact(WellKnownNames.Script, "outer", "tags: [outer]\ndeps: [ { tags: 'get,thing', names: [ thing ] }, { tags: other, skip_if_env: { MLC_V: [ 'on' ] } } ]");

        Execute("run", "script", "outer").Result["deps"].Should().Be(new MetaList([
            new MetaMap { ["tags"] = "get,thing", ["names"] = MetaList.OfTexts(["thing"]) },
            new MetaMap { ["tags"] = "other", ["skip_if_env"] = new MetaMap { ["MLC_V"] = MetaList.OfTexts(["on"]) } },
        ]));
    }

    [Fact]
    public void The_commands_of_dependencies_are_those_of_mlcflow()
    {
        _home.Artifact(WellKnownNames.Script, "outer", "tags: [outer]\ndeps: [ { tags: 'get,thing' } ]");

        Execute("run", "script", "outer", "--print_deps").Result.Map("new_state").Texts("print_deps").Should().Equal("mlcr get,thing");
    }

    [Fact]
    public void A_run_without_its_dependencies_lists_them()
    {
        _home
            .Artifact(WellKnownNames.Script, "loud", "tags: [loud]", ("run.sh", "echo loud\n"))
            .Artifact(WellKnownNames.Script, "outer", "tags: [outer]\ndeps: [ { tags: loud } ]");

        Execute("run", "script", "outer", "--fake_deps", "--print_deps").Result.Map("new_state").Texts("print_deps").Should().Equal("mlcr loud");
        _home.Output().Should().NotContain("loud");
    }

    [Fact]
    public void New_variables_and_state_are_left_in_the_current_folder_on_request()
    {
        Execute("run", "script", "get-thing", "--mlc_output=yes").Error.Should().BeNull();

        File.ReadAllText(Path.Combine(_home.WorkDirectory, "tmp-run-env.out")).Should().Be("MLC_V=\"usual\"\n");
        File.Exists(Path.Combine(_home.WorkDirectory, "tmp-state.json")).Should().BeTrue();
    }

    [Fact]
    public void Values_in_the_files_of_a_run_are_data_for_a_shell()
    {
        _home.Artifact(WellKnownNames.Script, "odd", "tags: [odd]\nnew_env_keys: [MLC_ODD]\nenv: { MLC_ODD: 'a \"$(id)\" `id` \\' }");

        Execute("run", "script", "odd", "--mlc_output=yes").Error.Should().BeNull();

        File.ReadAllText(Path.Combine(_home.WorkDirectory, "tmp-run-env.out")).Should().Be("MLC_ODD=\"a \\\"\\$(id)\\\" \\`id\\` \\\\\"\n");
    }

    [Fact]
    public void Secrets_are_not_in_the_files_of_a_run()
    {
        _home.Artifact(WellKnownNames.Script, "odd", "tags: [odd]\nnew_env_keys: [MLC_API_TOKEN]");

        Execute("run", "script", "odd", "--mlc_output=yes", "--env.MLC_API_TOKEN=a-secret-of-a-user").Error.Should().BeNull();

        File.ReadAllText(Path.Combine(_home.WorkDirectory, "tmp-run-env.out")).Should().StartWith("MLC_API_TOKEN=").And.NotContain("a-secret-of-a-user");
    }

    [Theory]
    [InlineData("all")]
    [InlineData("script")]
    [InlineData("cache")]
    [InlineData("repo")]
    [InlineData("experiment")]
    public void The_index_of_each_target_is_made_again(string target)
    {
        // Repositories of mlcflow contain a module that answers to this action too, and is not for it.
        _home.Artifact(WellKnownNames.Automation, "script", "x: 1", ("module.py", "import mlc\n"));

        Execute("reindex", target).Error.Should().BeNull();
    }

    [Fact]
    public void A_script_without_tests_passes()
    {
        Execute("test", "script", "get-thing").Error.Should().BeNull();
        _home.Events.Of<WarningReported>().Should().Contain(warning => warning.Id == "TestsMissing");

        Execute("test", "script", "get-thing", "--test_input_index=3").Error!.Id.Should().Be("TestNotFound");
    }

    [Fact]
    public void A_cached_state_is_shown_as_json()
    {
        _home.Artifact(WellKnownNames.Script, "kept", "tags: [kept]\ncache: true\nnew_env_keys: [ MLC_K, +MLC_L ]\nenv: { MLC_K: a, +MLC_L: [ x ] }");
        Execute("run", "script", "kept").Error.Should().BeNull();

        Execute("show", "cache", "--tags=kept").Error.Should().BeNull();

        _home.Events.Of<TextPrinted>()[^1].Text.Should().Contain("    new_env:\n        {\n            \"+MLC_L\": [\n                \"x\"\n            ],\n            \"MLC_K\": \"a\"\n        }\n    new_state: {}\n");
    }

    [Fact]
    public void Find_prints_folders_alone_on_request()
    {
        Execute("find", "script", "get,thing", "-p");
        Execute("find", "script", "get,thing", "-f");

        var folder = FindThing().Path;
        Printed().Should().Equal(folder, $"Item path: {folder}");
    }

    [Fact]
    public void List_prints_alias_and_folder_of_each_script()
    {
        Execute("list", "script");

        Printed().Single().Split('\n').Should().Contain(["alias: get-thing", "alias: thing"]).And.Contain(line => line.StartsWith("Location: "));
    }

    [Fact]
    public void Show_prints_the_main_part_of_the_meta()
    {
        Execute("show", "script", "get,thing");

        Printed().Single().Should().Contain("    tags: ['get', 'thing']").And.Contain("    new_env_keys: ['MLC_V']");
    }

    [Fact]
    public void A_repository_is_listed_with_alias_and_path()
    {
        Execute("list", "repo");

        Printed().Single().Should().Contain("- Alias: local\n  Path:  ").And.NotContain("internal");
    }

    [Fact]
    public void Nothing_to_find_is_not_a_success() => ExitCode("find", "script", "no-such").Should().Be(1);

    [Theory]
    [InlineData("list", "cache")]
    [InlineData("show", "cache")]
    [InlineData("rm", "cache", "--tags=no-such", "-f")]
    [InlineData("prune", "cache")]
    [InlineData("reindex")]
    [InlineData("reindex", "script")]
    [InlineData("reindex", "cache")]
    [InlineData("--help")]
    [InlineData("help")]
    [InlineData("run", "script", "--help")]
    public void An_empty_answer_is_a_success(params string[] words) => ExitCode(words).Should().Be(0);

    [Theory]
    [InlineData("docker", "script", "get,thing")]
    [InlineData("slurm-run", "script", "get,thing")]
    [InlineData("find", "experiment")]
    [InlineData("experiment", "script", "get,thing")]
    [InlineData("remote-run", "run", "get,thing")]
    public void What_is_not_there_yet_is_an_error_with_what_is_there(params string[] words)
    {
        var outcome = Execute(words);

        outcome.Error!.Id.Should().Be("ActionNotAvailable");
        outcome.Error.Hint.Should().Contain("mlcr");
        MlcDispatcher.GetExitCode(outcome).Should().Be(1);
    }

    [Fact]
    public void An_action_of_another_target_is_an_error_with_those_of_this_one() =>
        Execute("prune", "script").Error!.Hint.Should().Contain("doc").And.NotContain("prune");

    [Fact]
    public void An_unknown_input_is_an_error_with_the_nearest_name() =>
        Execute("run", "script", "get,thing", "--verson=1").Error!.Text.Should().Contain("'verson'").And.Contain("version");

    [Fact]
    public void Only_one_revision_can_be_pulled() => Execute("pull", "repo", "a@b", "--branch=x", "--tag=y").Error!.Id.Should().Be("InvalidInput");

    [Fact]
    public void An_entry_that_is_marked_is_not_reused_and_one_that_expired_is_pruned()
    {
        _home.Artifact(WellKnownNames.Script, "kept", "tags: [kept]\ncache: true\ncache_expiration: 5d");
        Execute("run", "script", "kept");
        Execute("mark-tmp", "cache", "kept").Error.Should().BeNull();
        Entries().Single().Tags.Should().Contain("tmp");

        var entry = Entries().Single();
        _home.Engine.Artifacts.WriteMeta(entry, new MetaMap(entry.OriginalMeta) { ["cache_expiration"] = 1 });
        Execute("prune", "cache").Result["pruned"].Should().Be((MetaValue)1);
        Entries().Should().BeEmpty();
    }

    [Fact]
    public void Doc_writes_the_page_into_the_folder_of_the_script()
    {
        Execute("doc", "script", "get,thing");

        var page = Printed().Single().Should().StartWith("Readme generated at ").And.Subject["Readme generated at ".Length..];
        File.ReadAllText(page).Should().Contain("get-thing");
    }

    [Fact]
    public void A_copy_gets_another_name()
    {
        Execute("cp", "script", "get-thing", "local:copied").Error.Should().BeNull();

        Find("copied").Should().Equal("copied");
    }

    private CmPowerShell.Engine.Artifacts.Artifact FindThing()
    {
        _home.Engine.Refresh();
        return _home.Engine.Index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Parse("get-thing"), TagQuery.Any)).Single();
    }

    private IReadOnlyList<CmPowerShell.Engine.Artifacts.Artifact> Entries()
    {
        _home.Engine.Refresh();
        return _home.Entries(WellKnownNames.Cache);
    }

    private List<string> Find(params string[] words) =>
        Execute(["find", "script", .. words]).Values.Cast<CmPowerShell.Engine.Artifacts.Artifact>().Select(script => script.Alias).ToList();

    private IEnumerable<string> Printed() => _home.Events.Of<TextPrinted>().Select(printed => printed.Text);

    private int ExitCode(params string[] words) => MlcDispatcher.GetExitCode(Execute(words));

    private ActionOutcome Execute(params string[] words)
    {
        _home.Engine.Refresh();
        var operation = _home.Operation() with { WorkDirectory = _home.WorkDirectory };
        return new MlcDispatcher(_home.Engine, new Dispatch.ActionDispatcher(_home.Engine)).Execute(MlcCommand.Parse([], words), operation);
    }
}
