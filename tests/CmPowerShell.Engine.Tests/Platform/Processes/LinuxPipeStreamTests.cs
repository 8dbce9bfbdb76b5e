using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Platform.Processes;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform.Processes;

[SupportedOSPlatform("linux")]
public sealed class LinuxPipeStreamTests
{
    public LinuxPipeStreamTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Its calls are those of Linux.");

    [Fact]
    public async Task What_is_written_comes_back()
    {
        using var process = Start("cat");
        using var input = LinuxPipeStream.TryMake(process.StandardInput.BaseStream)!;
        using var output = LinuxPipeStream.TryMake(process.StandardOutput.BaseStream, process)!;
        var sent = Enumerable.Range(0, 300_000).Select(number => (byte)number).ToArray();

        var received = Task.Run(() => ReadAll(output), TestContext.Current.CancellationToken);
        input.Write(sent);
        input.Dispose();

        (await received).Should().Equal(sent);
    }

    [Fact]
    public void Reading_ends_soon_after_the_program_though_a_descendant_holds_the_pipe()
    {
        using var process = Start("sleep 20 & echo last");
        using var output = LinuxPipeStream.TryMake(process.StandardOutput.BaseStream, process)!;
        var clock = Stopwatch.StartNew();

        Encoding.ASCII.GetString(ReadAll(output)).Should().Be("last\n");

        output.KnowsExit.Should().BeTrue();
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_pipe_without_a_reader_cannot_be_written_to()
    {
        using var process = Start("exec <&-; echo closed; sleep 20");
        using var input = LinuxPipeStream.TryMake(process.StandardInput.BaseStream)!;
        process.StandardOutput.ReadLine();

        input.Invoking(pipe => pipe.Write("lost"u8)).Should().Throw<IOException>().WithMessage("*Broken pipe*");
        process.Kill();
    }

    [Fact]
    public void A_stream_that_is_no_pipe_stays_as_it_is() => LinuxPipeStream.TryMake(Stream.Null).Should().BeNull();

    private static byte[] ReadAll(Stream stream)
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    private static Process Start(string script) =>
        Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
