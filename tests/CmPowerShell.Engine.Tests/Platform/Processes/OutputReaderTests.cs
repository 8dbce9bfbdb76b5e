using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Platform.Processes;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform.Processes;

public sealed class OutputReaderTests
{
    [Fact]
    public async Task A_pipe_that_was_read_to_its_end_is_closed()
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes("one\ntwo"));
        var events = new RecordingSink();

        await OutputReader.ReadAsync(new StreamReader(stream), isError: false, events, depth: 0);

        events.Of<OutputReceived>().Select(output => output.Text).Should().Equal("one", "two");
        stream.CanRead.Should().BeFalse("an open pipe would stay until memory is collected");
    }

    [Fact]
    public void A_long_session_keeps_no_pipe_of_the_programs_that_it_ran()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "Looks at the open files of this process.");
        var before = Pipes();
        for (var run = 0; run < 40; run++)
        {
            ChildProcess.Run(new ChildProcessStart("true", [], Path.GetTempPath(), []), Operation.Silent, 0);
        }

        // Tests beside this one have pipes of their own.
        SpinWait.SpinUntil(() => Pipes() < before + 40, TimeSpan.FromSeconds(10)).Should().BeTrue();
    }

    private static int Pipes() => Directory.GetFileSystemEntries("/proc/self/fd")
        .Count(file => new FileInfo(file).LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) == true);
}
