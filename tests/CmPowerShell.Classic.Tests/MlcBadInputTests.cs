using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Mlcflow;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>Commands of mlcflow on homes, repositories and scripts with faults.</summary>
public sealed class MlcBadInputTests : IDisposable
{
    private readonly ScratchEngine _home = new(dialect: MetaDialect.Mlcflow, layout: HomeLayout.Mlcflow);

    public MlcBadInputTests() => _home.Artifact(WellKnownNames.Script, "good", "tags: [good]\ninput_mapping: { size: MLC_SIZE }\nnew_env_keys: [ MLC_X ]\nenv: { MLC_X: usual }");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void One_broken_meta_is_one_error_and_all_others_work()
    {
        _home.Artifact(WellKnownNames.Script, "bad", "tags: [bad\nvariations: {");

        Execute("find", "script", "good").Error.Should().BeNull();
        Execute("run", "script", "good").Result.Map("new_env").Text("MLC_X").Should().Be("usual");
        Execute("list", "cache").Error.Should().BeNull();

        Execute("run", "script", "bad").Error!.Text.Should().Contain(Path.Combine("script", "bad", "meta.yaml"));
    }

    [Fact]
    public void Two_scripts_with_one_uid_are_both_found_by_name_and_reported_once()
    {
        using var sources = new ScratchFolder("twins");
        foreach (var alias in new[] { "one", "two" })
        {
            var folder = Directory.CreateDirectory(sources.At($"twins/script/{alias}")).FullName;
            File.WriteAllText(Path.Combine(folder, "meta.yaml"), $"alias: {alias}\nuid: 8d3cd46f54464810\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [both, {alias}]\n");
        }

        File.WriteAllText(sources.At("twins/meta.yaml"), "alias: me@twins\nuid: 3333333333333333\n");

        Execute("add", "repo", sources.At("twins")).Error.Should().BeNull();
        Warnings("DuplicateUid").Should().ContainSingle();

        foreach (var alias in new[] { "one", "two" })
        {
            Execute("run", "script", alias).Values.OfType<RunResult>().Single().Script.Alias.Should().Be(alias);
        }

        Warnings("DuplicateUid").Should().ContainSingle("one report is enough");
    }

    [Fact]
    public void A_circle_of_dependencies_is_named()
    {
        _home
            .Artifact(WellKnownNames.Script, "first", "tags: [first]\ndeps: [ { tags: second } ]")
            .Artifact(WellKnownNames.Script, "second", "tags: [second]\ndeps: [ { tags: first } ]");

        Execute("run", "script", "first").Error!.Should().Match<Meta.Errors.CmError>(error => error.Id == "DependencyCycle" && error.Text.Contains("first") && error.Text.Contains("second"));
    }

    [Fact]
    public void A_variation_whose_name_is_a_boolean_in_yaml_is_explained_and_all_others_work()
    {
        _home.Artifact(WellKnownNames.Script, "switch", "tags: [switch]\nvariations:\n  on: {}\n  fast: {}\n  'off': {}");

        Execute("run", "script", "switch,_fast").Error.Should().BeNull();
        Execute("run", "script", "switch,_off").Error.Should().BeNull();
        Execute("run", "script", "switch").Error.Should().BeNull();

        Execute("run", "script", "switch,_on").Error!.Should().Match<Meta.Errors.CmError>(error =>
            error.Id == "VariationNotFound" && error.Hint!.Contains("YAML reads 'on' without quotes as 'true'", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_input_is_answered_with_the_nearest_one()
    {
        var error = Execute("run", "script", "good", "--sise=3").Error!;

        error.Id.Should().Be("InputUnknown");
        error.Hint.Should().Contain("'size'").And.NotContain("cm ");
    }

    [Fact]
    public void An_unknown_variation_is_answered_with_those_that_exist()
    {
        _home.Artifact(WellKnownNames.Script, "switch", "tags: [switch]\nvariations: { fast: {} }");

        Execute("run", "script", "switch,_fats").Error!.Text.Should().Contain("fast");
    }

    [Fact]
    public void An_expired_entry_that_another_process_uses_is_kept()
    {
        _home.Artifact(WellKnownNames.Script, "brief", "tags: [brief]\ncache: true\ncache_expiration: '0'");
        _home.Run("brief");
        var entry = _home.Entries(WellKnownNames.Cache).Single();

        using (Engine.Locking.RunLocks.Begin(_home.Engine.Home, outer: null).TryTake(Engine.Locking.LockName.Entry(entry.Uid), "brief"))
        {
            Execute("prune", "cache").Result.Text("pruned").Should().Be("0");
            _home.Events.Of<ProblemReported>().Should().ContainSingle(problem => problem.Error.Id == "CacheEntryInUse");
            Directory.Exists(entry.Path).Should().BeTrue();
        }

        Execute("prune", "cache").Result.Text("pruned").Should().Be("1");
        Directory.Exists(entry.Path).Should().BeFalse();
    }

    [Fact]
    public void A_registered_folder_that_is_gone_is_a_problem_with_a_command_and_all_others_work()
    {
        var list = JsonMeta.Parse(File.ReadAllText(_home.Engine.Home.RegistryFile), "repos.json") as MetaList;
        var gone = Path.Combine(_home.WorkDirectory, "gone");
        File.WriteAllText(_home.Engine.Home.RegistryFile, JsonMeta.Write(MetaList.OfTexts([.. list!.Texts(), gone])));

        Execute("find", "script", "good").Error.Should().BeNull();
        Execute("list", "repo").Error.Should().BeNull();

        var problem = _home.Events.Of<ProblemReported>().Select(found => found.Error).First(error => error.Id == "RepositoryFolderMissing");
        problem.Hint.Should().Contain("'mlc rm repo ").And.NotContain("cm rm");
        Execute("rm", "repo", "gone", "--all=no", "-f").Error.Should().BeNull();
        File.ReadAllText(_home.Engine.Home.RegistryFile).Should().NotContain("gone");
    }

    [Fact]
    public void A_module_that_a_hook_imports_is_named_and_not_installed()
    {
        _home.Artifact(WellKnownNames.Script, "hooked", "tags: [hooked]", ("customize.py", "import package_that_is_not_there\n\ndef preprocess(i):\n    return {'return': 0}\n"));

        var error = Execute("run", "script", "hooked").Error!;

        error.Id.Should().Be("HookImportMissing");
        error.Text.Should().Contain("package_that_is_not_there");
        error.Hint.Should().EndWith("-m pip install package_that_is_not_there");
    }

    [Fact]
    public void An_empty_home_names_the_command_that_installs_the_scripts()
    {
        var error = Execute("run", "script", "get,ml-model,resnet50").Error!;

        error.Hint.Should().Contain("'mlc pull repo mlcommons@mlperf-automations'").And.NotContain("cm4mlops");
    }

    private List<WarningReported> Warnings(string id) => _home.Events.Of<WarningReported>().Where(warning => warning.Id == id).ToList();

    private ActionOutcome Execute(params string[] words)
    {
        _home.Engine.Refresh();
        return new MlcDispatcher(_home.Engine, new Dispatch.ActionDispatcher(_home.Engine)).Execute(MlcCommand.Parse([], words), _home.Operation() with { WorkDirectory = _home.WorkDirectory });
    }
}
