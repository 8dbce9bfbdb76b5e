using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Hosting.Progress;
using Xunit;

namespace CmPowerShell.Tests.Hosting;

public sealed class ProgressBoardTests
{
    private readonly ManualClock _clock = new();
    private readonly List<ProgressUpdate> _shown = [];
    private readonly ProgressBoard _board;

    public ProgressBoardTests() => _board = new ProgressBoard(_shown.Add, _clock);

    [Fact]
    public void A_dependency_is_an_activity_below_the_script_that_needs_it()
    {
        _board.Follow(new ScriptFound("script::app", "app", "/app"));
        _board.Follow(new ScriptFound("script::lib", "lib", "/lib") { Depth = 1 });

        _shown.Select(update => (update.Progress.Activity, update.Id, update.ParentId)).Should().Equal(("Running script::app", 1, -1), ("script::lib", 2, 1));
    }

    [Fact]
    public void A_step_that_came_too_soon_is_shown_by_the_next_refresh()
    {
        _board.Follow(new ProgressReported("Cloning", "1 of 10", 10));
        _board.Follow(new ProgressReported("Cloning", "9 of 10", 90));
        _shown.Should().HaveCount(1);

        _clock.Advance(TimeSpan.FromMilliseconds(250));
        _board.Refresh();

        _shown[^1].Progress.Should().Be(new ProgressReported("Cloning", "9 of 10", 90));
    }

    [Fact]
    public void The_step_is_that_of_the_script_that_runs_now()
    {
        _board.Follow(new ScriptFound("script::app", "app", "/app"));
        _board.Follow(new ScriptFound("script::lib", "lib", "/lib") { Depth = 1 });
        _clock.Advance(TimeSpan.FromSeconds(2));
        _board.Follow(new NativeScriptStarting("script::lib", "/lib/run.sh", "/") { Depth = 1 });
        _shown[^1].Progress.Status.Should().StartWith("run.sh (0:02)");

        _board.Follow(new ScriptFinished("script::lib", FromCache: false, TimeSpan.FromSeconds(2)) { Depth = 1 });

        _shown[^2].Progress.Should().Be(new ProgressReported("script::lib", "Done", 100, IsCompleted: true));
        _shown[^1].Progress.Activity.Should().Be("Running script::app");
        _shown[^1].Progress.Status.Should().StartWith("continues");
    }

    [Fact]
    public void A_script_whose_dependency_runs_resolves_its_dependencies()
    {
        _board.Follow(new ScriptFound("script::app", "app", "/app"));
        _board.Follow(new ScriptFound("script::lib", "lib", "/lib") { Depth = 1 });
        _clock.Advance(TimeSpan.FromSeconds(2));
        _board.Refresh();

        _shown.Last(update => update.Id == 1).Progress.Status.Should().Be("resolves its dependencies (0:02)");
    }

    [Fact]
    public void The_elapsed_time_of_a_long_step_goes_on()
    {
        _board.Follow(new ScriptFound("script::app", "app", "/app"));
        _board.Follow(new HookCalled("script::app", "preprocess", "/app/customize.py"));
        _clock.Advance(TimeSpan.FromSeconds(75));
        _board.Refresh();

        _shown[^1].Progress.Status.Should().Be("preprocess of customize.py (1:15)");
    }

    [Fact]
    public void Everything_ends_with_the_command_from_the_inside_out()
    {
        _board.Follow(new ScriptFound("script::app", "app", "/app"));
        _board.Follow(new ScriptFound("script::lib", "lib", "/lib") { Depth = 1 });

        _board.Close().Select(update => (update.Id, update.Progress.IsCompleted)).Should().Equal((2, true), (1, true));
        _board.Close().Should().BeEmpty();
    }

    [Fact]
    public void A_script_that_failed_makes_way_for_the_next_one_of_its_depth()
    {
        _board.Follow(new ScriptFound("script::app", "app", "/app"));
        _board.Follow(new ScriptFound("script::one", "one", "/one") { Depth = 1 });
        _board.Follow(new ScriptFound("script::two", "two", "/two") { Depth = 1 });

        _shown.Where(update => update.Progress.IsCompleted).Select(update => update.Progress.Activity).Should().Equal("script::one");
        _shown[^1].ParentId.Should().Be(1);
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
