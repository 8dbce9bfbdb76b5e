using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Which runs wait for each other when none of their results is in the cache.</summary>
public sealed class ResultLockTests : ParallelScene
{
    private const string Cached = "cache: true\nnew_env_keys: [ CM_TOOL ]\n";
    private const string Mapped = Cached + "input_mapping: { size: CM_SIZE }\ndefault_env: { CM_SIZE: '1' }\n";

    [Theory]
    [InlineData("--size")]
    [InlineData("CM_SIZE")]
    public async Task Runs_with_different_inputs_go_on_at_the_same_time(string way)
    {
        Script("tool", Mapped, Shell($$"""
            if [ "$CM_SIZE" = 2 ]; then echo hello > "{{Pipe("meeting")}}"; else read -r hello < "{{Pipe("meeting")}}"; fi
            echo CM_TOOL=$CM_SIZE > tmp-run-env.out
            """));

        var results = await Task.WhenAll(Begin("tool", With(way, "2")).Run, Begin("tool", With(way, "3")).Run);

        results.Select(result => result.NewEnv.Text("CM_TOOL")).Should().Equal("2", "3");
        Scratch.Engine.Refresh();
        Entries.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_run_that_would_make_the_same_entry_waits_and_takes_it()
    {
        Script("tool", Mapped, Shell(Wait("tool") + "; echo CM_TOOL=$CM_SIZE > tmp-run-env.out"));

        var first = Begin("tool", With("--size", "2"));
        var second = Begin("tool", With("CM_SIZE", "2"));
        var results = await Released("tool", first, second);

        results.Select(result => result.FromCache).Should().Equal(false, true);
        results[1].CacheReason.Should().EndWith(", which another run has just made");
    }

    [Fact]
    public async Task An_input_with_the_value_of_the_script_and_one_that_its_own_dependency_sets_are_no_difference()
    {
        Script("os", "new_env_keys: [ 'CM_O*' ]", Shell("echo CM_OS=linux > tmp-run-env.out"));
        Script("tool", Mapped + "deps: [ { tags: os }, { tags: none, enable_if_env: { CM_OS: [ windows ] } } ]", Shell(Wait("tool") + "; echo CM_TOOL=$CM_SIZE > tmp-run-env.out"));
        Script("app", "deps: [ { tags: os }, { tags: tool } ]");

        var first = Begin("tool", With("--size", "1"));
        var second = Begin("app");
        var results = await Released("tool", first, second);

        results[0].FromCache.Should().BeFalse();
        results[1].Dependencies[1].FromCache.Should().BeTrue();
    }

    [Fact]
    public async Task Runs_whose_named_dependencies_are_asked_for_otherwise_go_on_at_the_same_time()
    {
        Script("compiler", "new_env_keys: [ CM_CC ]\nvariations: { gcc: { env: { CM_CC: gcc } }, llvm: { env: { CM_CC: llvm } } }");
        Script("tool", Cached + "deps: [ { tags: compiler, names: [ compiler ] } ]", Shell($$"""
            if [ "$CM_CC" = gcc ]; then echo hello > "{{Pipe("meeting")}}"; else read -r hello < "{{Pipe("meeting")}}"; fi
            """));
        static Func<RunRequest, RunRequest> Using(string tags) =>
            request => request with { Inputs = new MetaMap { ["timeout"] = 60, ["adr"] = new MetaMap { ["compiler"] = new MetaMap { ["tags"] = tags } } } };

        var results = await Task.WhenAll(Begin("tool", Using("_gcc")).Run, Begin("tool", Using("_llvm")).Run);

        results.Should().OnlyContain(result => !result.FromCache);
    }

    [Fact]
    public async Task A_change_for_a_name_that_no_dependency_has_makes_no_difference()
    {
        Script("compiler", "");
        Script("tool", Cached + "deps: [ { tags: compiler, names: [ compiler ] } ]", Shell(Wait("tool")));
        static RunRequest Changed(RunRequest request) =>
            request with { Inputs = new MetaMap { ["timeout"] = 60, ["adr"] = new MetaMap { ["elsewhere"] = new MetaMap { ["tags"] = "_any" } } } };

        var results = await Released("tool", Begin("tool"), Begin("tool", Changed));

        results.Select(result => result.FromCache).Should().Equal(false, true);
    }

    [Fact]
    public async Task An_input_is_a_difference_although_a_dependency_may_set_its_variable()
    {
        Script("sizes", "new_env_keys: [ CM_SIZE ]");
        Script("tool", Mapped + "deps: [ { tags: sizes } ]", Shell($$"""
            if [ "$CM_SIZE" = 2 ]; then echo hello > "{{Pipe("meeting")}}"; else read -r hello < "{{Pipe("meeting")}}"; fi
            """));

        var results = await Task.WhenAll(Begin("tool", With("--size", "2")).Run, Begin("tool", With("--size", "3")).Run);

        results.Should().OnlyContain(result => !result.FromCache);
    }

    [Fact]
    public async Task Where_only_tags_count_runs_with_different_inputs_wait_and_take_the_one_result()
    {
        Script("tool", Mapped, Shell(Wait("tool") + "; echo CM_TOOL=$CM_SIZE > tmp-run-env.out"));

        var first = Begin("tool", Tags("2"));
        var second = Begin("tool", Tags("3"));
        var results = await Released("tool", first, second);

        results.Select(result => result.NewEnv.Text("CM_TOOL")).Should().Equal("2", "2");
    }

    [Fact]
    public async Task Tags_and_a_version_that_are_known_at_the_end_make_no_difference()
    {
        Script(
            "tool",
            Mapped,
            Shell(Wait("tool") + "; echo CM_TOOL=$CM_SIZE > tmp-run-env.out"),
            Python("def postprocess(i):\n    return {'return': 0, 'version': '3.1', 'add_extra_cache_tags': ['non-virtual']}"));

        var results = await Released("tool", Begin("tool"), Begin("tool"));

        results.Select(result => result.FromCache).Should().Equal(false, true);
        results[1].CacheEntry!.Tags.Should().Contain(["version-3.1", "non-virtual"]);
    }

    [Fact]
    public async Task Checks_of_entries_in_one_directory_run_one_after_the_other()
    {
        Script("tool", Cached, Shell("true"), Shell(Wait("check"), "validate_cache"));
        Script("other", Cached, Shell("true"), Shell("true", "validate_cache"));
        Run("tool");
        Run("other");
        static RunRequest Here(RunRequest request) => request with { WorkDirectory = Path.GetDirectoryName(request.WorkDirectory)! };

        var first = Begin("tool", Here);
        var second = Begin("other", Here);
        var results = await Released("check", first, second);

        results.Select(result => result.FromCache).Should().Equal(true, true);
        second.HasWaited.Should().BeTrue();
    }

    [Fact]
    public async Task Runs_of_an_early_component_with_different_inputs_go_on_at_the_same_time()
    {
        Scratch.Component("tool", "tags: [ tool ]\ninstall: true\nenv: { CM_SIZE: '1' }", Shell($$"""
            if [ "$CM_SIZE" = 2 ]; then echo hello > "{{Pipe("meeting")}}"; else read -r hello < "{{Pipe("meeting")}}"; fi
            """));

        var results = await Task.WhenAll(Begin("tool", With("CM_SIZE", "2")).Run, Begin("tool", With("CM_SIZE", "3")).Run);

        results.Select(result => result.CacheEntry!.Uid).Distinct().Should().HaveCount(2);
    }

    private static Func<RunRequest, RunRequest> With(string way, string size) => request => way == "--size"
        ? request with { Inputs = new MetaMap(request.Inputs) { ["size"] = size } }
        : request with { Env = new MetaMap { [way] = size } };

    private static Func<RunRequest, RunRequest> Tags(string size) =>
        request => request with { Inputs = new MetaMap(request.Inputs) { ["size"] = size, ["cache_policy"] = "tags" } };
}
