using AwesomeAssertions;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Keeping and reusing results.</summary>
public sealed class ScriptCacheTests : ScriptScene
{
    private const string Cached = "cache: true\nnew_env_keys: [ CM_TOOL ]\n";

    [Fact]
    public void A_result_is_kept_as_the_python_tools_keep_it()
    {
        Script("tool", Cached + "deps: [ { tags: base } ]", Shell("echo CM_TOOL=$PWD > tmp-run-env.out"));
        Script("base", "");

        var result = Run("tool");

        var entry = Entries.Should().ContainSingle().Subject;
        entry.OriginalMeta.Keys.Should().BeEquivalentTo(
            "alias", "associated_script_artifact", "associated_script_artifact_uid", "automation_alias", "automation_uid", "tags", "uid");
        entry.Tags.Should().Equal("tool", "script-artifact-" + result.Script.Uid);
        entry.Meta.Text("associated_script_artifact").Should().Be(result.Script.Name.ToString());
        ScratchEngine.StateFile(entry).Should().Be(SampleState(entry.Path));
        result.WorkDirectory.Should().Be(entry.Path);
        Directory.GetFiles(entry.Path).Select(Path.GetFileName).Should().Contain(["tmp-env" + Extension, "tmp-env-all" + Extension, "tmp-state.json", "tmp-run" + Extension]);
    }

    [Fact]
    public void The_second_run_takes_the_result_and_runs_nothing()
    {
        Script("tool", Cached, Shell("echo ran; echo CM_TOOL=1 > tmp-run-env.out"));

        Run("tool").FromCache.Should().BeFalse();
        var second = Run("tool");

        second.FromCache.Should().BeTrue();
        second.NewEnv.Text("CM_TOOL").Should().Be("1");
        Output.Should().Equal("ran");
    }

    [Fact]
    public void Only_dynamic_dependencies_run_when_the_result_is_taken()
    {
        Script("often", "", Shell("echo often"));
        Script("once", "", Shell("echo once"));
        Script("tool", Cached + "deps: [ { tags: once }, { tags: often, dynamic: true } ]");

        Run("tool");
        Run("tool");

        Output.Should().Equal("once", "often", "often");
    }

    [Fact]
    public void Dynamic_dependencies_of_all_four_lists_run_in_their_order_when_the_result_is_taken()
    {
        string[] lists = ["deps", "prehook_deps", "posthook_deps", "post_deps"];
        foreach (var list in lists)
        {
            Script($"of-{list}", "", Shell($"echo {list}"));
        }

        Script("tool", Cached + string.Concat(lists.Select(list => $"{list}: [ {{ tags: of-{list}, dynamic: true }}, {{ tags: none }} ]\n")));
        Script("none", "", Shell("echo once"));
        Run("tool");
        var before = Output.Count();

        Run("tool").FromCache.Should().BeTrue();

        Output.Skip(before).Should().Equal(lists);
    }

    [Fact]
    public void A_script_whose_entry_is_renewed_sees_that_in_a_variable()
    {
        Script("tool", Cached, Shell("echo \"renewed: $CM_RENEW_CACHE_ENTRY\""));

        Run("tool");
        Run("tool", request => request with { Inputs = new MetaMap { ["renew"] = true } });

        Output.Should().Equal("renewed: ", "renewed: yes");
    }

    [Fact]
    public void Other_variations_are_other_results_and_fewer_are_not()
    {
        Script("tool", Cached + "variations: { a: { env: { CM_TOOL: a } }, b: { env: { CM_TOOL: b } } }");

        Run("tool,_a").FromCache.Should().BeFalse();
        Run("tool,_b").FromCache.Should().BeFalse();
        Run("tool,_a").FromCache.Should().BeTrue();
        Run("tool").FromCache.Should().BeTrue("an entry with more tags fits too");
        Run("tool,-_a,-_b").FromCache.Should().BeFalse();
        Entries.Should().HaveCount(3);
    }

    [Fact]
    public void A_version_range_is_held_against_the_entry()
    {
        Script("tool", Cached, Shell("echo CM_DETECTED_VERSION=2.0 > tmp-run-env.out"));
        static Func<CmPowerShell.Engine.Execution.Context.RunRequest, CmPowerShell.Engine.Execution.Context.RunRequest> Least(string version) =>
            request => request with { Inputs = new MetaMap { ["version_min"] = version } };

        Run("tool");

        Run("tool", Least("1.9")).FromCache.Should().BeTrue();
        Run("tool", Least("2.1")).FromCache.Should().BeFalse();
    }

    [Fact]
    public void An_entry_whose_path_is_gone_is_passed_over()
    {
        var file = Path.Combine(Scratch.WorkDirectory, "program");
        File.WriteAllText(file, "");
        Script("tool", Cached, Shell($"echo CM_GET_DEPENDENT_CACHED_PATH=\"{file}\" > tmp-run-env.out"));

        Run("tool").CacheEntry!.Meta.Text("dependent_cached_path").Should().Be(file);
        Run("tool").FromCache.Should().BeTrue();
        File.Delete(file);
        Run("tool").FromCache.Should().BeFalse();
    }

    [Fact]
    public void An_entry_can_be_validated_by_a_script()
    {
        Script("tool", Cached, Shell("echo ran"), Shell("test ! -e \"$CM_BROKEN\"", "validate_cache"));
        var mark = Path.Combine(Scratch.WorkDirectory, "broken");
        Func<CmPowerShell.Engine.Execution.Context.RunRequest, CmPowerShell.Engine.Execution.Context.RunRequest> with = request => request with { Env = new MetaMap { ["CM_BROKEN"] = mark } };

        Run("tool", with);
        Run("tool", with).FromCache.Should().BeTrue();
        Directory.EnumerateFiles(Scratch.WorkDirectory, "tmp-*").Should().BeEmpty("the validation runs in the directory of the caller");
        File.WriteAllText(mark, "");
        Run("tool", with).FromCache.Should().BeFalse();
    }

    [Fact]
    public void A_dependency_that_the_validation_needs_too_is_told_once()
    {
        Script("lib", "new_env_keys: [ CM_LIB ]\nenv: { CM_LIB: there }");
        Script("tool", Cached + "\ndeps: [ { tags: lib, dynamic: true } ]", Shell("test \"$CM_LIB\" = there", "validate_cache"));
        Run("tool");

        var result = Run("tool");

        result.FromCache.Should().BeTrue();
        result.AskedDependencies.Should().Equal("lib");
        result.Dependencies.Should().ContainSingle();
    }

    [Fact]
    public void A_failed_run_leaves_an_unfinished_entry_that_the_next_one_takes_up()
    {
        var mark = Path.Combine(Scratch.WorkDirectory, "ready");
        Script("tool", Cached, Shell($"test -e \"{mark}\""));

        Failure("tool");
        var unfinished = Entries.Should().ContainSingle().Subject;
        unfinished.Tags.Should().Contain(CacheStore.TemporaryTag);
        File.WriteAllText(mark, "");
        Run("tool").CacheEntry!.Uid.Should().Be(unfinished.Uid);

        Entries.Should().ContainSingle().Which.Tags.Should().NotContain(CacheStore.TemporaryTag);
    }

    [Theory]
    [InlineData("two", "content", false)]
    [InlineData("two", "tags", true)]
    [InlineData("one", "content", true)]
    public void An_unfinished_entry_that_was_begun_with_other_inputs_is_left_alone_unless_only_tags_count(string text, string policy, bool isTakenUp)
    {
        var mark = Path.Combine(Scratch.WorkDirectory, "ready");
        Script("tool", Cached + "input_mapping: { text: CM_TEXT }", Shell($"echo $CM_TEXT >> texts; test -e \"{mark}\""));
        Func<CmPowerShell.Engine.Execution.Context.RunRequest, CmPowerShell.Engine.Execution.Context.RunRequest> With(string value) => request => request with { Inputs = new MetaMap { ["text"] = value, ["cache_policy"] = policy } };
        Failure("tool", request => request with { Inputs = new MetaMap { ["text"] = "one" } });
        var unfinished = Entries.Single();
        File.WriteAllText(mark, "");

        var entry = Run("tool", With(text)).CacheEntry!;

        (entry.Uid == unfinished.Uid).Should().Be(isTakenUp);
        File.ReadAllLines(Path.Combine(entry.Path, "texts")).Should().Equal(isTakenUp ? ["one", text] : [text]);
        Directory.GetFiles(entry.Path, "cm-cache-begun").Should().BeEmpty("it is finished");
    }

    [Theory]
    [InlineData("new", 2)]
    [InlineData("renew", 1)]
    [InlineData("skip_cache", 1)]
    public void A_result_can_be_made_again(string flag, int entries)
    {
        Script("tool", Cached, Shell("echo ran"));

        Run("tool");
        Run("tool", request => request with { Inputs = new MetaMap { [flag] = true } }).FromCache.Should().BeFalse();

        Output.Should().Equal("ran", "ran");
        Entries.Should().HaveCount(entries);
    }

    [Fact]
    public void The_reason_for_a_new_entry_is_the_request()
    {
        Script("tool", Cached);
        Run("tool");

        Run("tool", request => request with { New = true }).CacheReason.Should().Be("a new entry was requested");
    }

    [Fact]
    public void A_script_can_be_cached_only_where_it_is_forced()
    {
        Script("tool", "can_force_cache: true");
        Func<CmPowerShell.Engine.Execution.Context.RunRequest, CmPowerShell.Engine.Execution.Context.RunRequest> force = request => request with { Inputs = new MetaMap { ["force_cache"] = true } };

        Run("tool").CacheEntry.Should().BeNull();
        Run("tool", force).CacheEntry.Should().NotBeNull();
        Run("tool", force).FromCache.Should().BeTrue();
    }

    [Fact]
    public void Nothing_is_made_where_only_the_cache_may_answer()
    {
        Script("tool", Cached);

        var error = Failure("tool", request => request with { Inputs = new MetaMap { ["only_execute_from_cache"] = true } });
        error.Id.Should().Be("CacheEntryNotFound");
        error.Message.Should().StartWith("The script 'tool,").And.Contain("has no fitting result in the cache: no entry has the tags tool");

        Entries.Should().BeEmpty();
    }

    [Fact]
    public void Literal_texts_stay_literal_and_published_ones_refer_when_they_come_from_the_cache()
    {
        Script(
            "tool",
            "cache: true\nenv: { CM_HOME: $HOME/x }\ninput_mapping: { text: CM_TEXT }\nnew_env_keys: [ CM_HOME, CM_TEXT ]");
        Script("user", "deps: [ { tags: tool } ]", Shell("echo \"$CM_TEXT $CM_HOME\""));

        Run("tool", request => request with { Inputs = new MetaMap { ["text"] = "$HOME" } });
        Run("user");

        Output.Should().Equal($"$HOME {Environment.GetEnvironmentVariable("HOME")}/x");
    }

    private static MetaMap SampleState(string path) => new()
    {
        ["deps"] = new MetaList { new MetaMap { ["tags"] = "base" } },
        ["new_env"] = new MetaMap { ["CM_TOOL"] = path },
        ["new_state"] = new MetaMap(),
        ["version"] = "",
    };
}
