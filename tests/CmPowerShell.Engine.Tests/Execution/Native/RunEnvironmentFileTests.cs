using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Native;

public sealed class RunEnvironmentFileTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    public void Each_encoding_of_a_shell_is_read_with_and_without_mark(string encoding, bool isMarked)
    {
        var coded = Encoding.GetEncoding(encoding);
        byte[] content = [.. isMarked ? coded.GetPreamble() : [], .. coded.GetBytes("ONE=ü 漢\r\nTWO=a=b \r\n")];
        File.WriteAllBytes(_folder.At(RunEnvironmentFile.Name), content);

        var env = RunEnvironmentFile.Read(_folder.Path);

        env.Text("ONE").Should().Be("ü 漢");
        env.Text("TWO").Should().Be("a=b");
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_do_not_disturb_the_other_variables()
    {
        File.WriteAllBytes(_folder.At(RunEnvironmentFile.Name), [.. "ONE=caf"u8, 0x82, .. "\r\nTWO=2\r\n"u8]);

        var env = RunEnvironmentFile.Read(_folder.Path);

        env.Text("ONE").Should().StartWith("caf").And.HaveLength(4);
        env.Text("TWO").Should().Be("2");
    }
}
