using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Locking;

public sealed class RunLocksTests : IDisposable
{
    private static readonly LockName Tool = LockName.Entry("tool");
    private static readonly LockName Library = LockName.Entry("library");
    private readonly ScratchFolder _folder = new("a home's folder");
    private readonly CmHome _home;
    private readonly RunLocks _one;
    private readonly RunLocks _other;
    private readonly RecordingSink _events = new();

    public RunLocksTests()
    {
        _home = new CmHome(_folder.Path);
        (_one, _other) = (RunLocks.Begin(_home, outer: null), RunLocks.Begin(_home, outer: null));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_turn_is_free_again_when_its_holder_is_done()
    {
        using (_one.TryTake(Tool, "a"))
        {
            _other.TryTake(Tool, "b").Should().BeNull();
            using var another = _other.TryTake(Library, "b");
            another.Should().NotBeNull();
        }

        using var next = _other.TryTake(Tool, "b");
        next.Should().NotBeNull();
    }

    [Fact]
    public async Task Who_waits_says_for_whom_and_gets_the_turn()
    {
        var first = _one.TryTake(Tool, "slow-script");
        var waiting = Waiting(_other, Tool);

        first!.Dispose();
        using var held = await waiting;

        held.Should().NotBeNull();
        _events.Of<WarningReported>().Should().ContainSingle().Which.Text.Should().Match($"waits for process {Environment.ProcessId}, which has been running 'slow-script' since *:*:*");
    }

    [Fact]
    public async Task Of_runs_that_wait_for_each_other_one_gives_up()
    {
        using var tool = _one.TryTake(Tool, "a");
        var library = _other.TryTake(Library, "b");
        var waiting = Waiting(_other, Tool);

        using var circle = _one.Take(Request(Library), Operation());

        circle.Should().BeNull("the holder of the library waits for the tool");
        library!.Dispose();
        tool!.Dispose();

        // The other one may have seen the cycle in the same moment and have given up too; the lock is free for it in any case.
        using var held = await waiting ?? _other.TryTake(Tool, "b");
        held.Should().NotBeNull();
    }

    [Fact]
    public void A_run_does_not_wait_for_itself()
    {
        using var tool = _one.TryTake(Tool, "a");

        using var again = _one.Take(Request(Tool), Operation());

        again.Should().BeNull();
        _events.Of<WarningReported>().Should().BeEmpty();
    }

    [Fact]
    public void Runs_that_a_run_has_started_take_turns_among_each_other()
    {
        using var outer = _one.TryTake(Tool, "outer");
        var (inner, sibling) = (Inside(_one), Inside(_one));
        using var first = inner.TryTake(inner.GetInnermost(Tool), "inner");

        first.Should().NotBeNull();
        sibling.TryTake(sibling.GetInnermost(Tool), "sibling").Should().BeNull();
    }

    [Fact]
    public void The_note_of_a_killed_process_counts_for_nothing()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_home.OwnPath, "run-locks", "waiting")).FullName;
        File.WriteAllText(Path.Combine(folder, $"wait-{Tool.FileName}~0000000000000001-000000000000.json"), $$"""{"run": "{{_one.Run.Id}}", "lock": "{{Tool.FileName}}"}""");

        WaitRecord.Last(Path.GetDirectoryName(folder)!, Tool.FileName).Should().BeNull();
        WaitRecord.All(Path.GetDirectoryName(folder)!).Should().BeEmpty();
        Directory.GetFiles(folder, "wait-*").Should().BeEmpty();
    }

    [Fact]
    public async Task Those_who_wait_get_the_turn_in_the_order_in_which_they_came()
    {
        var first = _one.TryTake(Tool, "first");
        var order = new List<int>();
        var waiting = new List<Task>();
        for (var place = 0; place < 12; place++)
        {
            var own = place;
            var held = Waiting(RunLocks.Begin(_home, outer: null), Tool);
            waiting.Add(held.ContinueWith(
                taken =>
                {
                    using var held = taken.Result;
                    order.Add(own);
                },
                TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default));
        }

        first!.Dispose();
        await Task.WhenAll(waiting);

        order.Should().Equal(Enumerable.Range(0, 12));
    }

    [Fact]
    public async Task Who_comes_later_does_not_overtake_one_that_waits()
    {
        var first = _one.TryTake(Tool, "first");
        var waiting = Waiting(_other, Tool);
        var late = Task.Run(() => RunLocks.Begin(_home, outer: null).Take(Request(Tool), Operation()), TestContext.Current.CancellationToken);

        first!.Dispose();
        var held = await waiting;
        held.Should().NotBeNull();
        late.IsCompleted.Should().BeFalse();

        held!.Dispose();
        using var last = await late;
        last.Should().NotBeNull();
    }

    [Fact]
    public void Two_spellings_of_a_directory_are_one_turn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        var real = Directory.CreateDirectory(_folder.At("real", "work")).FullName;
        Directory.CreateSymbolicLink(_folder.At("link"), _folder.At("real"));

        LockName.Directory(_folder.At("link", "work") + "/").Should().Be(LockName.Directory(real));
    }

    private RunLocks Inside(RunLocks outer) => RunLocks.Begin(_home, outer.Run.Id);

    /// <summary>Begins to wait, and returns when it does.</summary>
    private Task<RunLock?> Waiting(RunLocks run, LockName name)
    {
        using var asked = new ManualResetEventSlim();
        var task = Task.Run(() => run.Take(Request(name, asked), Operation()), TestContext.Current.CancellationToken);
        asked.Wait(TestContext.Current.CancellationToken);
        return task;
    }

    private static LockRequest Request(LockName name, ManualResetEventSlim? asked = null) => new(name, "b", holder =>
    {
        asked?.Set();
        return $"waits for {holder}";
    });

    private Operation Operation() => new(_events, NoInteraction.Instance, TestContext.Current.CancellationToken);
}
