using AwesomeAssertions;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Locking;

/// <summary>The order of the runs that wait for one lock.</summary>
public sealed class WaitPlaceTests : IDisposable
{
    private static readonly LockName Tool = LockName.Entry("tool");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ScratchFolder _scratch = new("a home's folder");
    private readonly string _folder;
    private readonly RunLocks _locks;
    private readonly SetClock _clock = new();

    public WaitPlaceTests()
    {
        var home = new CmHome(_scratch.Path);
        (_locks, _folder) = (RunLocks.Begin(home, outer: null), Path.Combine(home.OwnPath, "run-locks"));
        Directory.CreateDirectory(_folder);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_run_before_which_nobody_waits_is_first()
    {
        using var own = Leave();
        using var later = Leave();

        Place(own).IsFirst().Should().BeTrue();
        Place(later).IsFirst().Should().BeFalse();
    }

    [Fact]
    public void The_next_run_is_first_as_soon_as_the_one_before_it_has_ended_its_wait()
    {
        var before = Leave();
        using var own = Leave();
        var place = Place(own);
        place.IsFirst().Should().BeFalse();

        before.Dispose();

        place.IsFirst().Should().BeTrue();
    }

    [Fact]
    public void The_wait_of_a_killed_process_is_noticed_a_second_later()
    {
        var note = Kill(Leave());
        using var killed = new FileStream(note, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
        using var own = Leave();
        var place = Place(own);
        place.IsFirst().Should().BeFalse();

        killed.Dispose();

        place.IsFirst().Should().BeFalse("to test the note costs more than to see that it is there");
        _clock.Pass(Second - TimeSpan.FromTicks(1));
        place.IsFirst().Should().BeFalse();
        _clock.Pass(TimeSpan.FromTicks(1));
        place.IsFirst().Should().BeTrue();
        File.Exists(note).Should().BeFalse();
    }

    [Fact]
    public void A_stopped_process_that_does_not_take_a_free_lock_is_passed_after_three_seconds()
    {
        using var stopped = Leave();
        using var own = Leave();
        var place = Place(own);
        place.IsFirst().Should().BeFalse();

        _clock.Pass(Second);
        place.IsFirst().Should().BeFalse("the lock was seen free for the first time");
        _clock.Pass(3 * Second);
        place.IsFirst().Should().BeFalse();
        _clock.Pass(TimeSpan.FromTicks(1));
        place.IsFirst().Should().BeTrue();
    }

    [Fact]
    public void The_three_seconds_begin_again_when_the_lock_was_held()
    {
        using var stopped = Leave();
        using var own = Leave();
        var place = SeenFree(own);

        using (_locks.TryTake(Tool, "a-script"))
        {
            _clock.Pass(2 * Second);
            place.IsFirst().Should().BeFalse();
        }

        _clock.Pass(2 * Second);
        place.IsFirst().Should().BeFalse("the lock has been free since this look");
        _clock.Pass((3 * Second) + TimeSpan.FromTicks(1));
        place.IsFirst().Should().BeTrue();
    }

    [Fact]
    public void The_lock_is_looked_at_once_a_second()
    {
        using var stopped = Leave();
        using var own = Leave();
        var place = SeenFree(own);

        using (_locks.TryTake(Tool, "a-script"))
        {
            _clock.Pass(Second / 2);
            place.IsFirst().Should().BeFalse();
        }

        _clock.Pass(3 * Second);
        place.IsFirst().Should().BeTrue("that it was held in between was not looked at");
    }

    // A place behind another one, which has seen the lock free for the first time.
    private WaitPlace SeenFree(OwnedFile own)
    {
        var place = Place(own);
        place.IsFirst().Should().BeFalse();
        _clock.Pass(Second);
        place.IsFirst().Should().BeFalse();
        return place;
    }

    private WaitPlace Place(OwnedFile own) => new(_folder, Tool.FileName, own, _clock);

    private OwnedFile Leave() => WaitRecord.Leave(_folder, _locks.Run, Tool.FileName);

    // Returns the path of a wait record without a process.
    private static string Kill(OwnedFile note)
    {
        note.Dispose();
        return note.Path;
    }

    private sealed class SetClock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Pass(TimeSpan time) => _now += time.Ticks;
    }
}
