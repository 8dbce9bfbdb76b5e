using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Components;

public sealed class ComponentCacheTests : IDisposable
{
    private const string Counted = "date +%s%N >> \"$COUNTER\"\necho MADE=yes > tmp-run-env.out\n";
    private readonly ScratchEngine _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_second_run_comes_from_the_cache_and_runs_nothing()
    {
        Install("tool", "");

        var first = Run("tool");
        var second = Run("tool");

        first.FromCache.Should().BeFalse();
        second.Should().BeEquivalentTo(new { FromCache = true, first.NewEnv });
        Runs().Should().Be(1);
    }

    [Fact]
    public void An_entry_has_the_format_of_the_reference()
    {
        Install("tool", "new_env: {N: '1'}\ndeps: []");

        Run("tool");

        var entry = _scratch.Entries(WellKnownNames.Installed).Should().ContainSingle().Subject;
        entry.OriginalMeta.Should().BeEquivalentTo(new MetaMap
        {
            ["alias"] = "",
            ["automation_alias"] = "installed",
            ["automation_uid"] = "2bb0f56a197145d5",
            ["tags"] = MetaList.OfTexts([$"ic-artifact-{Uid("tool")}", "tool"]),
            ["uid"] = entry.Uid,
        });
        ScratchEngine.StateFile(entry).Should().Be(new MetaMap
        {
            ["deps"] = new MetaList(),
            ["new_env"] = new MetaMap { ["MADE"] = "yes", ["N"] = "1" },
            ["new_state"] = new MetaMap(),
        });
        Path.GetFileName(entry.Path).Should().Be(entry.Uid);
    }

    [Fact]
    public void Default_variations_are_part_of_the_entry()
    {
        Install("tool", "default_variations: [small]\nvariations: {small: {new_env: {SIZE: s}}, large: {new_env: {SIZE: l}}}");

        Run("tool").NewEnv["SIZE"].Should().Be((MetaValue)"s");
        Run("tool,_large").NewEnv["SIZE"].Should().Be((MetaValue)"l");

        _scratch.Entries(WellKnownNames.Installed).Select(entry => entry.Tags[^1]).Should().BeEquivalentTo("small", "large");
    }

    [Fact]
    public void A_failed_run_leaves_an_unfinished_entry_that_the_next_one_takes_up()
    {
        Install("tool", "", "test \"$GOOD\" = yes || exit 3\necho MADE=yes > tmp-run-env.out\n");

        _scratch.Invoking(scratch => scratch.Run("tool")).Should().Throw<CmException>();
        var left = _scratch.Entries(WellKnownNames.Installed).Should().ContainSingle().Subject;
        left.Tags.Should().StartWith("tmp");
        _scratch.Run("tool", request => request with { Env = new MetaMap { ["GOOD"] = "yes" } });

        _scratch.Entries(WellKnownNames.Installed).Should().ContainSingle().Which.Should().BeEquivalentTo(new { left.Uid, Tags = new[] { $"ic-artifact-{Uid("tool")}", "tool" } });
    }

    [Fact]
    public void Several_entries_ask_and_quiet_takes_the_first()
    {
        Install("tool", "variations: {a: {new_env: {V: a}}, b: {new_env: {V: b}}}");
        Run("tool,_a");
        Run("tool,_b");

        _scratch.Invoking(scratch => scratch.Run("tool")).Should().Throw<CmException>().Which.Error.Id.Should().Be("DecisionNeeded");
        Run("tool", quiet: true).FromCache.Should().BeTrue();
        _scratch.Answers.Answer(1);
        var chosen = Run("tool");

        chosen.CacheEntry!.Uid.Should().Be(_scratch.Entries(WellKnownNames.Installed)[1].Uid);
    }

    [Fact]
    public void New_makes_another_entry_and_skip_cache_makes_none()
    {
        Install("tool", "");
        Run("tool");

        _scratch.Run("tool", request => request with { SkipCache = true, Env = Counter() }).CacheEntry.Should().BeNull();
        _scratch.Run("tool", request => request with { New = true, Env = Counter() }).FromCache.Should().BeFalse();

        Runs().Should().Be(3);
        _scratch.Entries(WellKnownNames.Installed).Should().HaveCount(2);
    }

    [Fact]
    public void An_entry_of_the_python_tool_is_a_hit()
    {
        Install("tool", "");
        var local = _scratch.Engine.Repositories.Local;
        var folder = Directory.CreateDirectory(Path.Combine(local.Path, "installed", "0123456789abcdef")).FullName;
        File.WriteAllText(
            Path.Combine(folder, "_cm.json"),
            $$"""
            {
              "alias": "",
              "automation_alias": "installed",
              "automation_uid": "2bb0f56a197145d5",
              "tags": ["ic-artifact-{{Uid("tool")}}", "tool"],
              "uid": "0123456789abcdef"
            }
            """);
        File.WriteAllText(Path.Combine(folder, "cm-cached-state.json"), """{"deps": [], "new_env": {"FROM": "python"}, "new_state": {}}""");

        var result = Run("tool");

        result.FromCache.Should().BeTrue();
        result.NewEnv.Should().BeEquivalentTo(new MetaMap { ["FROM"] = "python" });
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing_that_counts_as_cached()
    {
        Install("tool", "", "echo started; sleep 300\n");
        using var cancellation = new CancellationTokenSource();
        _scratch.Engine.Refresh();
        var run = Task.Run(
            () => _scratch.Engine.Runner.Run(new() { Tags = ["tool"], WorkDirectory = _scratch.WorkDirectory }, _scratch.Operation(cancellation.Token)),
            TestContext.Current.CancellationToken);
        while (!_scratch.Output().Contains("started"))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await cancellation.CancelAsync();

        await run.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        _scratch.Engine.Cache.Find(WellKnownNames.Installed, TagQuery.Parse("-tmp")).Should().BeEmpty();
    }

    private void Install(string name, string yaml, string run = Counted) =>
        _scratch.Component(name, $"tags: [{name}]\ninstall: true\n{yaml}", ("run.sh", run));

    private CmPowerShell.Engine.Execution.Context.RunResult Run(string tags, bool quiet = false) =>
        _scratch.Run(tags, request => request with { Quiet = quiet, Env = Counter() });

    private MetaMap Counter() => new() { ["COUNTER"] = Path.Combine(_scratch.WorkDirectory, "counter") };

    private int Runs() => File.ReadAllLines(Path.Combine(_scratch.WorkDirectory, "counter")).Length;

    private string Uid(string alias) => _scratch.Engine.Scripts.Find(ArtifactName.Parse(alias), TagQuery.Any)[0].Uid;
}
