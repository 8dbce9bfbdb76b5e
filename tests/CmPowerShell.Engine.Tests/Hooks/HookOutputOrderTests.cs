using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks.Python;
using CmPowerShell.Engine.Platform.Processes;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>A message of a hook is handled after everything that was printed before it, whichever way the system permits to see that.</summary>
public sealed class HookOutputOrderTests : IDisposable
{
    private const string Mark = "secret";
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(20);
    private readonly AnonymousPipeServerStream _pipe = new(PipeDirection.In);
    private readonly AnonymousPipeClientStream _program;
    private readonly RecordingSink _events = new();

    public HookOutputOrderTests() => _program = new AnonymousPipeClientStream(PipeDirection.Out, _pipe.ClientSafePipeHandle);

    public void Dispose()
    {
        _program.Dispose();
        _pipe.Dispose();
    }

    [Fact]
    public void Without_marks_all_that_was_written_has_been_shown()
    {
        var output = OfLinux();
        for (var round = 1; round <= 200; round++)
        {
            Print($"line {round}\n");

            output.WaitFor(0, Enough);

            Shown().Should().HaveCount(round);
        }
    }

    [Fact]
    public void Without_marks_text_without_a_line_end_is_shown_too()
    {
        var output = OfLinux();
        Print("one\ntwo");

        output.WaitFor(0, Enough);

        Shown().Should().Equal("one", "two");
    }

    [Fact]
    public async Task Without_marks_a_program_that_prints_without_end_delays_no_message()
    {
        var output = OfLinux();
        using var end = new CancellationTokenSource();
        var endless = Task.Run(
            () =>
            {
                while (!end.IsCancellationRequested)
                {
                    Print("still there\n");
                }
            },
            TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();

        output.WaitFor(0, Enough);

        clock.Elapsed.Should().BeLessThan(Enough / 2);
        await end.CancelAsync();
        await endless;
    }

    [Fact]
    public void A_mark_says_that_all_before_it_has_been_shown()
    {
        var output = OfOthers();
        output.NeedsMarks.Should().BeTrue();
        Print($"one\ntwo\0{Mark} 1\0\nthree");

        output.WaitFor(1, Enough);

        Shown().Should().Equal("one", "two");
    }

    [Fact]
    public void A_mark_that_does_not_come_is_not_waited_for_longer_than_allowed()
    {
        var output = OfOthers();
        Print($"one\0guess 1\0\n");
        var clock = Stopwatch.StartNew();

        output.WaitFor(1, TimeSpan.FromMilliseconds(200));

        clock.Elapsed.Should().BeGreaterThan(TimeSpan.FromMilliseconds(190));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_end_of_the_pipe_ends_all_waits(bool hasMarks)
    {
        var output = hasMarks ? OfOthers() : OfLinux();
        Print("last");
        _program.Dispose();

        output.WaitFor(7, Enough);
        output.WaitForEnd(Enough);

        Shown().Should().Equal("last");
    }

    private HookOutput OfLinux()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux knows what is in a pipe.");
        var output = Start(OperatingSystem.IsLinux() ? LinuxPipeStream.TryMake(_pipe)! : _pipe);
        output.NeedsMarks.Should().BeFalse();
        return output;
    }

    private HookOutput OfOthers() => Start(_pipe);

    private HookOutput Start(Stream stream)
    {
        var output = new HookOutput(stream, Mark);
        output.Push(_events, 0);
        ReadingThread.Start("test of output", output.ReadAll);
        return output;
    }

    private void Print(string text) => _program.Write(Encoding.UTF8.GetBytes(text));

    private List<string> Shown() => _events.Of<OutputReceived>().Select(line => line.Text).ToList();
}
