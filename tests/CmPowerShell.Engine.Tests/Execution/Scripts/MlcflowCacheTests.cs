using AwesomeAssertions;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>The results of scripts of mlcflow, which mlcflow finds too.</summary>
public sealed class MlcflowCacheTests : ScriptScene
{
    private const string Keeps = "cache: true\nnew_env_keys: [ MLC_X ]\nenv: { MLC_X: made }";

    public MlcflowCacheTests()
        : base(MetaDialect.Mlcflow)
    {
    }

    private string Cache => Path.Combine(Scratch.Engine.Home.LocalPath, "cache");

    [Fact]
    public void An_entry_has_the_folder_the_files_and_the_keys_that_mlcflow_expects()
    {
        Script("make", Keeps, Shell("true"));

        Run("make");

        var entry = Entries.Single();
        var uid = ScratchEngine.UidOf("make");
        Path.GetFileName(entry.Path).Should().Be($"make_{entry.Uid[..8]}");
        Map(entry.Path, "meta.json").Should().BeEquivalentTo(new MetaMap
        {
            ["alias"] = MetaNull.Instance,
            ["associated_script_item"] = $"make, {uid}",
            ["associated_script_item_uid"] = uid,
            ["tags"] = MetaList.OfTexts(["make", $"script-item-{uid}"]),
            ["uid"] = entry.Uid,
        });
        Map(entry.Path, "mlc-cached-state.json").Should().BeEquivalentTo(new MetaMap
        {
            ["deps"] = new MetaList(),
            ["new_env"] = new MetaMap { ["MLC_X"] = "made" },
            ["new_state"] = new MetaMap(),
            ["version"] = "",
        });
        File.Exists(Path.Combine(entry.Path, "_cm.json")).Should().BeFalse();
    }

    [Theory]
    [InlineData("blue", "_blue")]
    [InlineData("blue,green", "_blue-green")]
    [InlineData("a-tag-of-many-letters", "_a-tag-of-many-l")]
    [InlineData("../up", "_..-up")]
    public void The_folder_of_an_entry_names_the_extra_tags(string tags, string named)
    {
        Script("make", Keeps, Shell("true"));

        Run("make", request => request with { Inputs = new MetaMap { ["extra_cache_tags"] = tags } });

        Path.GetFileName(Entries.Single().Path).Should().Be($"make{named}_{Entries.Single().Uid[..8]}");
    }

    [Fact]
    public void The_tags_of_an_entry_name_all_variations_and_a_search_the_requested_ones()
    {
        Script("make", Keeps + "\nvariations: { a: { group: g, default: true }, b: { group: h } }", Shell("true"));

        Run("make,_b");

        Entries.Single().Tags.Should().ContainInOrder("make", "_b", "_a");
        Run("make,_b").FromCache.Should().BeTrue();
    }

    [Fact]
    public void The_variation_of_a_version_is_among_the_tags()
    {
        Script("make", Keeps + "\nvariations: { 'version.#': { env: { MLC_V: '#' } } }", Shell("true"));

        Run("make", request => request with { Inputs = new MetaMap { ["version"] = "12" } });

        Entries.Single().Tags.Should().Contain("_version.12");
    }

    [Fact]
    public void A_version_with_a_commit_also_counts_without_it()
    {
        Script("make", Keeps, Shell("true"));

        Run("make", request => request with { Inputs = new MetaMap { ["version"] = "1.2-git-abc" } });

        Entries.Single().Tags.Should().ContainInOrder("version-1.2-git-abc", "version-1.2");
    }

    [Fact]
    public void An_entry_of_mlcflow_is_a_hit()
    {
        Script("make", Keeps, Shell("echo ran"));
        var uid = ScratchEngine.UidOf("make");
        Entry("make_01234567", $$"""{"alias": null, "uid": "0123456789abcdef", "tags": ["make", "script-item-{{uid}}"], "associated_script_item": "make, {{uid}}", "associated_script_item_uid": "{{uid}}"}""");

        var result = Run("make");

        result.FromCache.Should().BeTrue();
        result.NewEnv.Text("MLC_X").Should().Be("of mlcflow");
        Output.Should().NotContain("ran");
    }

    [Fact]
    public void An_unfinished_entry_of_mlcflow_is_continued_only_with_the_same_tags()
    {
        Script("make", Keeps, Shell("true"));
        var uid = ScratchEngine.UidOf("make");
        Entry("make_0000000a", $$"""{"alias": null, "uid": "0000000a00000000", "tags": ["make", "_more", "tmp", "script-item-{{uid}}"]}""");
        Entry("make_0000000b", $$"""{"alias": null, "uid": "0000000b00000000", "tags": ["script-item-{{uid}}", "tmp", "make"]}""");

        Run("make");

        Entries.Where(entry => !entry.Tags.Contains("tmp")).Select(entry => entry.Uid).Should().Equal("0000000b00000000");
        Entries.Should().HaveCount(2);
    }

    [Fact]
    public void A_result_of_another_family_of_tools_is_not_used()
    {
        Script("make", Keeps, Shell("true"));
        var folder = Directory.CreateDirectory(Path.Combine(Cache, "00000000000000cc")).FullName;
        File.WriteAllText(Path.Combine(folder, "_cm.json"), """{"alias": "", "uid": "00000000000000cc", "automation_alias": "cache", "automation_uid": "541d6f712a6b464e", "tags": ["make"], "associated_script_artifact": "make,00000000000000dd"}""");
        File.WriteAllText(Path.Combine(folder, "cm-cached-state.json"), """{"new_env": {"MLC_X": "of cmind"}, "new_state": {}, "deps": []}""");

        Run("make").FromCache.Should().BeFalse();
    }

    [Fact]
    public void Expired_entries_are_pruned()
    {
        Script("brief", Keeps + "\ncache_expiration: '0'", Shell("true"));
        Script("make", Keeps, Shell("true"));
        Run("brief");
        Run("make");
        var all = new CacheSnapshot(Scratch.Engine.Index, Scratch.Engine.Repositories.Local, Scratch.Engine.Home);

        var plan = PrunePlan.Create(new PruneRequest { Expired = true }, all.All, all, DateTime.UtcNow.AddSeconds(1));

        plan.Removals.Select(removal => removal.Entry.ScriptName.Alias).Should().Equal("brief");
    }

    [Fact]
    public void An_entry_whose_folder_another_result_names_is_needed()
    {
        Script("leaf", "cache: true\nnew_env_keys: [ MLC_PLACE ]", Shell("echo \"MLC_PLACE=$PWD/file\" > tmp-run-env.out"));
        Script("outer", "cache: true\nnew_env_keys: [ MLC_PLACE ]\ndeps: [ { tags: leaf } ]", Shell("true"));
        Run("outer");
        var all = new CacheSnapshot(Scratch.Engine.Index, Scratch.Engine.Repositories.Local, Scratch.Engine.Home);
        var outer = all.All.Single(entry => entry.ScriptName.Alias == "outer");

        all.GetDependencies(outer).Select(entry => entry.ScriptName.Alias).Should().Equal("leaf");
        all.GetLostDependencies(outer).Should().BeEmpty();
        EntryReferences.In(Path.Combine(Cache, "gone_89abcdef", "x")).Select(reference => reference.Name).Should().Equal("gone_89abcdef");
    }

    [Fact]
    public void The_output_directory_of_a_cached_script_is_beside_the_call()
    {
        Script("make", Keeps, Shell("echo x > made.txt"));

        Run("make", request => request with { Inputs = new MetaMap { ["outdirname"] = "out" } });

        File.Exists(Path.Combine(Scratch.WorkDirectory, "out", "made.txt")).Should().BeTrue();
    }

    [Fact]
    public void The_duration_of_a_result_can_be_an_input()
    {
        Script("make", Keeps, Shell("true"));

        Run("make", request => request with { Inputs = new MetaMap { ["cache_expiration"] = "2h" } });

        Entries.Single().Meta.Find("cache_expiration").Should().BeOfType<MetaReal>();
    }

    [Theory]
    [InlineData("30m", 30 * 60)]
    [InlineData("12h", 12 * 3600)]
    [InlineData("5d", 5 * 24 * 3600)]
    [InlineData("0", 0)]
    public void A_duration_is_a_number_of_minutes_hours_or_days(string duration, int seconds)
    {
        Script("make", Keeps + $"\ncache_expiration: '{duration}'", Shell("true"));
        var begin = DateTimeOffset.UtcNow;

        Run("make");

        var time = ((MetaReal)Entries.Single().Meta.Find("cache_expiration")!).Value - (begin.ToUnixTimeMilliseconds() / 1000.0);
        time.Should().BeInRange(seconds, seconds + (DateTimeOffset.UtcNow - begin).TotalSeconds + 0.01);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("5")]
    [InlineData("5w")]
    [InlineData("-5d")]
    [InlineData("1234567d")]
    public void A_duration_that_cannot_be_read_is_refused_before_anything_runs(string duration)
    {
        Script("make", Keeps + $"\ncache_expiration: '{duration}'", Shell("echo ran"));

        var error = Failure("make");

        (error.Id, error.Target).Should().Be(("CacheExpirationInvalid", duration));
        error.Message.Should().Contain("'make").And.Contain($"'{duration}'");
        error.Location!.File.Should().EndWith("make");
        error.Hint.Should().Contain("30m");
        Output.Should().BeEmpty();
        Entries.Should().BeEmpty();
    }

    private void Entry(string folder, string meta)
    {
        var path = Directory.CreateDirectory(Path.Combine(Cache, folder)).FullName;
        File.WriteAllText(Path.Combine(path, "meta.json"), meta);
        File.WriteAllText(Path.Combine(path, "mlc-cached-state.json"), """{"new_state": {}, "new_env": {"MLC_X": "of mlcflow"}, "deps": [], "version": ""}""");
    }

    private static MetaMap Map(string folder, string name) => (MetaMap)JsonMeta.Parse(File.ReadAllText(Path.Combine(folder, name)), name);
}
