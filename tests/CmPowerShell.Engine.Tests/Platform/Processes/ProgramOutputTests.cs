using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.Versioning;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Platform.Processes;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform.Processes;

/// <summary>What a program writes to its two output streams arrives whole and in order.</summary>
public sealed class ProgramOutputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cm output's ").FullName;

    public ProgramOutputTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs are scripts of a Unix shell.");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_of_both_streams_have_the_order_in_which_the_program_wrote_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && KeepsWritesApart(), "The system does not give the descriptors of a child process.");

        var lines = Lines("sleep 0.05; for i in 1 2 3 4 5 6 7 8 9; do for j in 1 2 3 4 5 6 7 8 9; do echo o$i$j; echo e$i$j >&2; done; done; for i in 1 2 3; do echo e-$i >&2; echo o-$i; done");

        var expected = from i in Enumerable.Range(1, 9) from j in Enumerable.Range(1, 9) from stream in "oe" select $"{stream}{i}{j}";
        lines.Should().Equal([.. expected, "e-1", "o-1", "e-2", "o-2", "e-3", "o-3"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_error_is_not_behind_output_that_was_written_after_a_pause(bool mayKeepWritesApart)
    {
        var lines = Lines("for i in 1 2 3 4 5; do echo o$i; sleep 0.02; echo e$i >&2; sleep 0.02; done", mayKeepWritesApart);

        lines.Should().Equal(Enumerable.Range(1, 5).SelectMany(i => new[] { $"o{i}", $"e{i}" }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_of_a_long_output_is_lost(bool mayKeepWritesApart)
    {
        var lines = Lines("seq 1 30000; seq 1 30000 >&2; printf 'no line end'; printf 'nor here' >&2", mayKeepWritesApart);

        lines.Should().HaveCount(60002);
        lines.TakeLast(2).Should().BeEquivalentTo("no line end", "nor here");
        lines.Take(30000).Should().Equal(Enumerable.Range(1, 30000).Select(number => $"{number}"));
    }

    [Theory]
    [InlineData("echo one > /dev/stdout; echo two > /dev/stderr; echo three")]
    [InlineData("exec 3>&1; echo one >&3; echo two >&2; exec 3>&-; echo three")]
    [InlineData("sleep 0.05; echo one; echo two >&2; sh -c 'echo three'")]
    public void A_program_may_do_with_its_streams_what_it_likes(string script) => Lines(script).Should().BeEquivalentTo("one", "two", "three");

    [Fact]
    public void A_program_may_make_its_pipe_larger()
    {
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Python), "The program is one in Python.");

        var lines = Lines($"sleep 0.05; echo one; {Python} -I -S -c \"import fcntl, os, time; fcntl.fcntl(1, 1031, 65536); os.write(2, b'two\\n'); os.write(1, b'thr'); os.write(1, b'ee\\n'); time.sleep(0.05)\"");

        lines.Should().BeEquivalentTo("one", "two", "three");
    }

    [Fact]
    public void A_program_that_closes_a_stream_goes_on_with_the_other() =>
        Lines("echo one >&2; exec 2>&-; echo two; exec >&-; sleep 0.02").Should().BeEquivalentTo("one", "two");

    [Fact]
    public void Characters_that_come_in_two_pieces_are_whole() =>
        Lines("printf '\\303'; sleep 0.02; printf '\\274ber\\n'").Should().Equal("über");

    [Fact]
    public void A_program_that_writes_to_a_file_writes_it_as_usual()
    {
        var file = Path.Combine(_folder, "file");

        Lines($"exec > '{file.Replace("'", "'\\''", StringComparison.Ordinal)}'; echo one; printf x");

        File.ReadAllText(file).Should().Be("one\nx");
    }

    [Fact]
    public void A_pipe_that_was_read_to_its_end_is_closed()
    {
        using var process = Start("echo one");
        ProgramOutput.Read(process, NullEventSink.Instance).WaitForEnd(TimeSpan.FromSeconds(10));

        FluentActions.Invoking(() => ((PipeStream)process.StandardOutput.BaseStream).SafePipeHandle).Should().Throw<ObjectDisposedException>("an open pipe would stay until memory is collected");
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

    private static bool KeepsWritesApart()
    {
        using var process = Start("sleep 0.05");
        return OperatingSystem.IsLinux() && Open(process, NullEventSink.Instance, mayKeepWritesApart: true).KeepsWritesApart;
    }

    [SupportedOSPlatform("linux")]
    private static LinuxOutput Open(Process process, IEventSink events, bool mayKeepWritesApart) =>
        LinuxOutput.TryOpen(process, new OutputLines(isError: false, events, 0), new OutputLines(isError: true, events, 0), mayKeepWritesApart)!;

    private static List<string> Lines(string script, bool mayKeepWritesApart = true)
    {
        var events = new RecordingSink();
        using var process = Start(script);
        if (mayKeepWritesApart || !OperatingSystem.IsLinux())
        {
            ProgramOutput.Read(process, events).WaitForEnd(TimeSpan.FromSeconds(20));
        }
        else
        {
            Open(process, events, mayKeepWritesApart: false).ReadToEnd(TimeSpan.FromSeconds(20)).Should().BeTrue();
        }

        process.WaitForExit();
        return events.Of<OutputReceived>().Select(output => output.Text).ToList();
    }

    private static Process Start(string script) =>
        Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
