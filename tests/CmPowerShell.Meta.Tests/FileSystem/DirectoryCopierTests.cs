using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>A folder is copied and measured without following its links.</summary>
public sealed class DirectoryCopierTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("copies");
    private readonly List<int> _counts = [];

    public DirectoryCopierTests()
    {
        _scratch.Write("from/a", "12345");
        _scratch.Write("from/sub/b", "678");
        _scratch.Write("outside/c", "9");
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Files_and_folders_are_copied_and_counted()
    {
        Copier().Copy(_scratch.At("from"), _scratch.At("to"));

        _scratch.Files().Should().Equal("from/a", "from/sub/b", "outside/c", "to/a", "to/sub/b");
        File.ReadAllText(_scratch.At("to", "sub", "b")).Should().Be("678");
        _counts.Should().Equal(1, 2);
    }

    [Fact]
    public void Names_that_are_left_out_are_left_out_at_every_depth()
    {
        _scratch.Write("from/sub/skip/x", "");
        _scratch.Write("from/skip", "");

        new DirectoryCopier(_counts.Add, CancellationToken.None) { LeavesOut = name => name == "skip" }.Copy(_scratch.At("from"), _scratch.At("to"));

        Directory.GetFileSystemEntries(_scratch.At("to"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Should().BeEquivalentTo("a", "sub", "b");
    }

    [Fact]
    public void Links_are_copied_as_links()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        File.CreateSymbolicLink(_scratch.At("from", "file-link"), "a");
        Directory.CreateSymbolicLink(_scratch.At("from", "folder-link"), "../outside");

        Copier().Copy(_scratch.At("from"), _scratch.At("to"));

        new FileInfo(_scratch.At("to", "file-link")).LinkTarget.Should().Be("a");
        new DirectoryInfo(_scratch.At("to", "folder-link")).LinkTarget.Should().Be("../outside");
        _counts.Should().Equal([1, 2], "links are no files");
    }

    [Fact]
    public void A_cancelled_copy_ends_before_the_next_entry()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        FluentActions.Invoking(() => new DirectoryCopier(_counts.Add, cancellation.Token).Copy(_scratch.At("from"), _scratch.At("to"))).Should().Throw<OperationCanceledException>();

        _counts.Should().BeEmpty();
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_named()
    {
        var error = FluentActions.Invoking(() => Copier().Copy(_scratch.At("missing"), _scratch.At("to"))).Should().Throw<CmException>().Which.Error;

        (error.Id, error.Target).Should().Be(("FileNotReadable", _scratch.At("missing")));
    }

    [Fact]
    public void A_pipe_in_the_folder_is_refused_and_does_not_block()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such pipes.");
        System.Diagnostics.Process.Start("mkfifo", [_scratch.At("from", "pipe")]).WaitForExit();

        FluentActions.Invoking(() => Copier().Copy(_scratch.At("from"), _scratch.At("to"))).Should().Throw<CmException>().Which.Error.Id.Should().Be("FileNotRegular");
    }

    [Fact]
    public void The_size_of_a_folder_is_that_of_its_files_without_what_is_behind_links()
    {
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateSymbolicLink(_scratch.At("from", "folder-link"), "../outside");
            Directory.CreateSymbolicLink(_scratch.At("link"), "from");
            DirectorySize.Measure(_scratch.At("link")).Should().Be(8, "the folder itself may be a link");
        }

        DirectorySize.Measure(_scratch.At("from")).Should().Be(8);
        DirectorySize.Measure(_scratch.At("missing")).Should().Be(0);
    }

    [Fact]
    public void A_text_is_added_at_the_end_of_a_file_that_several_programs_write()
    {
        SharedFile.Append(_scratch.At("shared"), "one\n");
        SharedFile.Append(_scratch.At("shared"), "two\n");

        File.ReadAllText(_scratch.At("shared")).Should().Be("one\ntwo\n");
        var error = FluentActions.Invoking(() => SharedFile.Append(_scratch.At("missing", "shared"), "x")).Should().Throw<CmException>().Which.Error;
        (error.Id, error.Category, error.Target).Should().Be(("FileNotWritable", CmErrorCategory.Storage, _scratch.At("missing", "shared")));
        error.Message.Should().Contain(_scratch.At("missing", "shared"));
    }

    private DirectoryCopier Copier() => new(_counts.Add, CancellationToken.None);
}
