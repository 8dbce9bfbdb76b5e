using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Platform.Processes;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform.Processes;

/// <summary>The thread that waits for a program also reads its output, so what either can meet concerns both.</summary>
public sealed class ChildProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cm child's ").FullName;
    private readonly RecordingSink _events = new();

    public ChildProcessTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs are scripts of a Unix shell.");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Output_and_exit_code_are_those_of_the_program()
    {
        var end = Run("echo one; echo two >&2; printf three; exit 4");

        end.ExitCode.Should().Be(4);
        end.LastLines.Should().BeEquivalentTo("one", "two", "three");
        Printed().Should().BeEquivalentTo("one", "two", "three");
    }

    [Fact]
    public void Output_of_a_descendant_that_ends_soon_after_the_program_is_shown()
    {
        Run("(sleep 0.3; echo late) & echo early");

        Printed().Should().Equal("early", "late");
    }

    [Fact]
    public void A_service_that_a_program_leaves_behind_can_still_print()
    {
        var written = Path.Combine(_folder, "written");

        var clock = Stopwatch.StartNew();
        Run($"(sleep 3; echo one && echo two && touch '{written.Replace("'", "'\\''", StringComparison.Ordinal)}') & echo started");

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2.9), "nobody waits for a service");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        SpinWait.SpinUntil(() => File.Exists(written), TimeSpan.FromSeconds(20)).Should().BeTrue("a pipe without a reader would have ended it");
        SpinWait.SpinUntil(() => Printed().Contains("two"), TimeSpan.FromSeconds(20)).Should().BeTrue();
    }

    [Fact]
    public void A_program_that_closes_its_streams_is_still_waited_for() =>
        Run("exec >&- 2>&-; sleep 0.3; exit 7").ExitCode.Should().Be(7);

    [Fact]
    public void A_host_that_cannot_show_a_line_ends_the_program()
    {
        var alive = Path.Combine(_folder, "alive");

        FluentActions.Invoking(() => ChildProcess.Run(Bash($"echo line; sleep 2; touch '{alive.Replace("'", "'\\''", StringComparison.Ordinal)}'"), Operation.Silent with { Events = new BrokenSink() }, 0))
            .Should().Throw<InvalidOperationException>().WithMessage("The window is closed.");

        Thread.Sleep(TimeSpan.FromSeconds(2.5));
        File.Exists(alive).Should().BeFalse();
    }

    [Fact]
    public void A_cancelled_program_that_prints_without_end_is_ended()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var clock = Stopwatch.StartNew();

        FluentActions.Invoking(() => ChildProcess.Run(Bash("while true; do echo line; done"), Operation.Silent with { Cancellation = cancellation.Token }, 0))
            .Should().Throw<OperationCanceledException>();

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    private ProgramEnd Run(string script) => ChildProcess.Run(Bash(script), Operation.Silent with { Events = _events }, 0);

    private ChildProcessStart Bash(string script) => new("bash", ["-c", script], _folder, []);

    private List<string> Printed() => _events.Of<OutputReceived>().Select(output => output.Text).ToList();

    private sealed class BrokenSink : IEventSink
    {
        public void Publish(EngineEvent engineEvent) => throw new InvalidOperationException("The window is closed.");
    }
}
