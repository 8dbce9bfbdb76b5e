using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Meta;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Which runs wait for each other when none of their results is in the cache. Native scripts that must meet each other do so at a named pipe.</summary>
public sealed class ResultTurnTests : ScriptScene
{
    private const string Cached = "cache: true\nnew_env_keys: [ CM_TOOL ]\n";
    private const string Mapped = Cached + "input_mapping: { size: CM_SIZE }\ndefault_env: { CM_SIZE: '1' }\n";
    private int _runs;

    public ResultTurnTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");

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
        Script("tool", Mapped, Held("tool"));

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
        Script("tool", Mapped + "deps: [ { tags: os }, { tags: none, enable_if_env: { CM_OS: [ windows ] } } ]", Held("tool"));
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
    public async Task Where_only_tags_count_runs_with_different_inputs_wait_and_take_the_one_result()
    {
        Script("tool", Mapped, Held("tool"));

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
            Held("tool"),
            Python("def postprocess(i):\n    return {'return': 0, 'version': '3.1', 'add_extra_cache_tags': ['non-virtual']}"));

        var results = await Released("tool", Begin("tool"), Begin("tool"));

        results.Select(result => result.FromCache).Should().Equal(false, true);
        results[1].CacheEntry!.Tags.Should().Contain(["version-3.1", "non-virtual"]);
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

    /// <summary>A native script that stands still until <see cref="Released"/>.</summary>
    private (string, string) Held(string name) => Shell($"read -r word < \"{Pipe(name)}\"; echo CM_TOOL=$CM_SIZE > tmp-run-env.out");

    private string Pipe(string name)
    {
        var pipe = Path.Combine(Scratch.WorkDirectory, name + ".pipe");
        if (!File.Exists(pipe))
        {
            using var maker = System.Diagnostics.Process.Start("mkfifo", [pipe]);
            maker.WaitForExit();
        }

        return pipe;
    }

    /// <summary>Lets the first run go on when the second one waits for it.</summary>
    private async Task<RunResult[]> Released(string name, Begun first, Begun second)
    {
        second.Waits.Wait(TestContext.Current.CancellationToken);
        await using var pipe = new FileStream(Pipe(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        await pipe.WriteAsync("go on\n"u8.ToArray(), TestContext.Current.CancellationToken);
        return await Task.WhenAll(first.Run, second.Run);
    }

    /// <summary>Begins a run as another process would, in a directory and an engine of its own, and returns when its script is about to start or waits.</summary>
    private Begun Begin(string tags, Func<RunRequest, RunRequest>? change = null)
    {
        var directory = Directory.CreateDirectory(Path.Combine(Scratch.WorkDirectory, $"run {++_runs}")).FullName;
        var request = new RunRequest { Tags = tags.Split(','), WorkDirectory = directory, Inputs = new MetaMap { ["timeout"] = 60 } };
        var begun = new Begun();
        begun.Run = Task.Run(() => Run(change?.Invoke(request) ?? request, begun), TestContext.Current.CancellationToken);
        begun.Starts.Wait(TestContext.Current.CancellationToken);
        return begun;
    }

    private RunResult Run(RunRequest request, Begun begun)
    {
        using var end = begun;
        using var engine = CmEngine.Open(new CmEngineOptions { HomePath = Scratch.Engine.Home.Path, ConfigurationFile = Path.Combine(Scratch.Engine.Home.Path, "none.json") });
        return engine.Runner.Run(request, new Operation(begun, NoInteraction.Instance, TestContext.Current.CancellationToken));
    }

    private static Func<RunRequest, RunRequest> With(string way, string size) => request => way == "--size"
        ? request with { Inputs = new MetaMap(request.Inputs) { ["size"] = size } }
        : request with { Env = new MetaMap { [way] = size } };

    private static Func<RunRequest, RunRequest> Tags(string size) =>
        request => request with { Inputs = new MetaMap(request.Inputs) { ["size"] = size, ["cache_policy"] = "tags" } };

    /// <summary>A run that goes on.</summary>
    private sealed class Begun : IEventSink, IDisposable
    {
        public ManualResetEventSlim Starts { get; } = new();

        public ManualResetEventSlim Waits { get; } = new();

        public Task<RunResult> Run { get; set; } = Task.FromException<RunResult>(new InvalidOperationException("It has not begun."));

        /// <summary>It has ended, in whatever way, and nobody shall wait for it.</summary>
        public void Dispose()
        {
            Starts.Set();
            Waits.Set();
        }

        public void Publish(EngineEvent engineEvent)
        {
            var waits = engineEvent is WarningReported { Id: "WaitingForOtherRun" };
            if (waits)
            {
                Waits.Set();
            }

            if (waits || engineEvent is NativeScriptStarting)
            {
                Starts.Set();
            }
        }
    }
}
