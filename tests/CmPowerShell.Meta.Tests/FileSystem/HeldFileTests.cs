using AwesomeAssertions;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>A file that another program holds is waited for, and then reported.</summary>
public sealed class HeldFileTests : IDisposable
{
    private readonly ScratchFolder _folder = new("held");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_is_held_for_a_moment_is_read()
    {
        var file = _folder.Write("meta.json", "{ \"a\": 1 }");
        var held = Hold(file);
        var release = Task.Run(async () =>
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await held.DisposeAsync();
        }, TestContext.Current.CancellationToken);

        MetaFile.LoadMap(file).Keys.Should().Equal("a");
        await release;
    }

    [Fact]
    public void One_that_stays_held_is_an_error_with_what_to_do()
    {
        var file = _folder.Write("meta.json", "{}");
        using var held = Hold(file);

        var read = () => MetaFile.LoadMap(file);

        var error = read.Should().Throw<CmException>().Which.Error;
        (error.Id, error.Hint).Should().Be(("FileNotReadable", HeldFile.Hint));
        error.Message.Should().Contain(file);
    }

    [Fact]
    public void Another_failure_is_reported_immediately()
    {
        var calls = 0;

        var open = () => HeldFile.Open<FileStream>(() => ++calls > 0 ? throw new FileNotFoundException() : null!);

        open.Should().Throw<FileNotFoundException>();
        calls.Should().Be(1);
    }

    private static FileStream Hold(string file) => new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
}
