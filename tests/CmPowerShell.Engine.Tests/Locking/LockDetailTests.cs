using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Locking;

/// <summary>Names of locks, the files that they leave, and who waits for whom.</summary>
[Collection(nameof(LockDetailTests))]
public sealed class LockDetailTests : IDisposable
{
    private static readonly LockName Tool = LockName.Entry("tool");
    private static readonly LockName Library = LockName.Entry("library");
    private readonly ScratchFolder _folder = new("a home's folder");
    private readonly CmHome _home;
    private readonly RunLocks _one;
    private readonly RunLocks _other;
    private readonly RecordingSink _events = new();

    public LockDetailTests()
    {
        _home = new CmHome(_folder.Path);
        (_one, _other) = (RunLocks.Begin(_home, outer: null), RunLocks.Begin(_home, outer: null));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_lock_file_is_named_by_its_kind_and_four_small_hex_digits()
    {
        LockName.Entry("x").FileName.Should().MatchRegex("^entry-[0-9a-f]{4}$");
        LockName.Removal("x").FileName.Should().MatchRegex("^removal-[0-9a-f]{4}$");
        LockName.Result("cache", ["x"]).FileName.Should().MatchRegex("^result-[0-9a-f]{4}$");
        LockName.Directory(_folder.Path).FileName.Should().MatchRegex("^directory-[0-9a-f]{4}$");
        Enumerable.Range(0, 50).Select(number => LockName.Entry($"{number}").FileName).Should().AllSatisfy(name => name.Should().NotMatchRegex("[A-Z]"));
    }

    [Fact]
    public void The_order_of_what_a_result_is_made_from_does_not_matter_but_the_automation_does()
    {
        LockName.Result("cache", ["b", "a"]).Should().Be(LockName.Result("cache", ["a", "b"]));
        LockName.Result("cache", ["a"]).Should().NotBe(LockName.Result("installed", ["a"]));
        LockName.Result("cache", ["b", "a"]).Key.Should().Be("cache\na\nb");
    }

    [Fact]
    public void The_holder_is_told_beside_the_lock_and_forgotten_when_the_lock_is_released()
    {
        var held = _one.TryTake(Tool, "a-script");

        var file = Path.Combine(_home.OwnPath, "run-locks", Tool.FileName + ".json");
        File.Exists(file).Should().BeTrue();
        _other.GetHolder(Tool)!.Should().BeEquivalentTo(new { Script = "a-script", Process = Environment.ProcessId, _one.Run });

        held!.Dispose();
        File.Exists(file).Should().BeFalse();
        _other.GetHolder(Tool).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"run\": \"a\", \"process\": \"x\", \"since\": \"2026-01-01T00:00:00Z\"}")]
    [InlineData("{\"run\": \"a\", \"process\": 1, \"since\": \"yesterday\"}")]
    public void A_holder_that_cannot_be_read_is_none(string text) => LockOwner.Parse(text).Should().BeNull();

    [Fact]
    public void A_holder_is_read_as_it_was_written()
    {
        var owner = new LockOwner(new RunIdentity("a/b"), 7, "a-script", new DateTime(639_000_000_000_000_007, DateTimeKind.Utc));

        LockOwner.Parse(owner.Text).Should().Be(owner);
        LockOwner.Parse(owner.Text)!.Since.Kind.Should().Be(DateTimeKind.Utc);
    }

    [Fact]
    public void Scripts_within_a_run_that_holds_two_locks_have_a_lock_of_their_own_below_each()
    {
        using var tool = _one.TryTake(Tool, "a");
        using var library = _one.TryTake(Library, "a");

        var (below, other) = (Inside(_one).GetInnermost(Tool), Inside(_one).GetInnermost(Library));

        below.Should().NotBe(Tool).And.NotBe(other);
        below.Key.Should().Be($"tool\n{_one.Run.Id}");
        _other.GetInnermost(Tool).Should().Be(Tool);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_run_that_a_user_started_has_no_outer_one(string? outer) => RunIdentity.Begin(outer).Id.Should().MatchRegex("^[0-9]+-[0-9a-f]{14}$");

    [Fact]
    public void Used_entries_are_seen_by_other_runs_each_once_and_until_the_run_ends()
    {
        using (var uses = _one.BeginUses("a-script"))
        {
            uses.Add(["e1", "e2"]);
            uses.Add(["e1", "e3"]);

            _other.UsedByOthers().Keys.Should().BeEquivalentTo("e1", "e2", "e3", "");
            _other.UsedByOthers()["e3"].Script.Should().Be("a-script");
            EntryLeases.All(Path.Combine(_home.OwnPath, "run-locks"))["e1"].Should().ContainSingle();
            _one.UsedByOthers().Should().BeEmpty();
            Inside(_one).UsedByOthers().Should().BeEmpty("a run that a run has started belongs to it");
        }

        _other.UsedByOthers().Should().BeEmpty();
    }

    [Fact]
    public void The_first_of_several_users_is_told()
    {
        using var mine = _other.BeginUses("mine");
        mine.Add(["e"]);
        using var theirs = _one.BeginUses("theirs");
        theirs.Add(["e"]);

        _other.UsedByOthers()["e"].Script.Should().Be("theirs");
        _one.UsedByOthers()["e"].Script.Should().Be("mine");
    }

    [Fact]
    public void An_entry_is_being_removed_while_the_lock_for_its_removal_is_held()
    {
        _one.IsRemoved("e").Should().BeFalse();
        var held = _other.TryTake(LockName.Removal("e"), "a-script");

        _one.IsRemoved("e").Should().BeTrue();

        held!.Dispose();
        _one.IsRemoved("e").Should().BeFalse();
    }

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a/b", "a", true)]
    [InlineData("a/b/c", "a", true)]
    [InlineData("ab", "a", false)]
    [InlineData("a", "a/b", false)]
    public void A_run_is_within_the_run_that_has_started_it(string run, string other, bool isWithin) =>
        new RunIdentity(run).IsWithin(new RunIdentity(other)).Should().Be(isWithin);

    [Fact]
    public void Runs_that_hooks_of_this_process_add_are_not_those_that_started_it()
    {
        var before = Environment.GetEnvironmentVariable(RunIdentity.Variable);
        try
        {
            Environment.SetEnvironmentVariable(RunIdentity.Variable, null);
            RunIdentity.Outer.Should().BeEmpty();

            var inner = RunIdentity.Begin("outer-1/outer-2");
            inner.Id.Should().StartWith("outer-1/outer-2/").And.MatchRegex("^outer-1/outer-2/[0-9]+-[0-9a-f]{14}$");
            Environment.SetEnvironmentVariable(RunIdentity.Variable, inner.Id);
            RunIdentity.Outer.Should().Be("outer-1/outer-2");
        }
        finally
        {
            Environment.SetEnvironmentVariable(RunIdentity.Variable, before);
        }
    }

    [Fact]
    public void A_wait_that_closes_a_circle_over_a_third_run_is_noticed_and_one_that_does_not_is_not()
    {
        var third = RunLocks.Begin(_home, outer: null);
        var folder = Path.Combine(_home.OwnPath, "run-locks");
        using var tool = _one.TryTake(Tool, "a");
        using var library = _other.TryTake(Library, "b");
        using var entry = third.TryTake(LockName.Entry("third"), "c");
        using (WaitRecord.Leave(folder, _other.Run, LockName.Entry("third").FileName))
        {
            new DeadlockDetector(folder).Closes(_one.Run, Library.FileName).Should().BeFalse("the third run waits for nobody");

            using (WaitRecord.Leave(folder, RunLocks.Begin(_home, outer: null).Run, Tool.FileName))
            {
                new DeadlockDetector(folder).Closes(_one.Run, Library.FileName).Should().BeFalse("it is another run that waits for the tool");
            }

            using (WaitRecord.Leave(folder, third.Run, Tool.FileName))
            {
                new DeadlockDetector(folder).Closes(_one.Run, Library.FileName).Should().BeTrue();
                new DeadlockDetector(folder).Closes(_one.Run, "entry-free").Should().BeFalse("nobody holds it");
            }
        }
    }

    [Fact]
    public async Task A_run_that_is_patient_waits_although_those_before_it_wait_for_it()
    {
        using var tool = _one.TryTake(Tool, "a");
        var library = _other.TryTake(Library, "b");
        using var note = WaitRecord.Leave(Path.Combine(_home.OwnPath, "run-locks"), _other.Run, Tool.FileName);
        using var told = new ManualResetEventSlim();
        var request = new LockRequest(Library, "a", holder =>
        {
            told.Set();
            return $"waits for {holder}.";
        })
        { AttemptsBeforeDeadlockCheck = int.MaxValue, Hint = "Be patient." };

        var waiting = Task.Run(() => _one.Take(request, Operation()), TestContext.Current.CancellationToken);
        told.Wait(TestContext.Current.CancellationToken);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        waiting.IsCompleted.Should().BeFalse();
        library!.Dispose();

        using var held = await waiting;
        held.Should().NotBeNull();
        _events.Of<WarningReported>().Should().ContainSingle().Which.Text.Should().EndWith(". Be patient.");
        _events.Of<DetailReported>().Should().ContainSingle().Which.Text.Should().MatchRegex(@"^The wait has taken \d+\.\d s\.$");
    }

    [Fact]
    public void A_wait_ends_when_the_operation_is_cancelled()
    {
        using var tool = _other.TryTake(Tool, "a");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var operation = new Operation(_events, NoInteraction.Instance, cancellation.Token);

        FluentActions.Invoking(() => _one.Take(new LockRequest(Tool, "b", _ => "waits."), operation)).Should().Throw<OperationCanceledException>();
        _events.Of<WarningReported>().Should().ContainSingle().Which.Text.Should().Be("waits.");
    }

    private RunLocks Inside(RunLocks outer) => RunLocks.Begin(_home, outer.Run.Id);

    private Operation Operation() => new(_events, NoInteraction.Instance, TestContext.Current.CancellationToken);
}
