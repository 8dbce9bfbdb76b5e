using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Tests.Values;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

public sealed class AtomicFileTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_text_is_written_as_utf8_without_a_mark_and_nothing_else_stays_in_the_folder()
    {
        AtomicFile.WriteText(_folder.File("a.txt"), "é\n");

        File.ReadAllBytes(_folder.File("a.txt")).Should().Equal(0xc3, 0xa9, 0x0a);
        Directory.GetFileSystemEntries(_folder.Root).Should().ContainSingle();
    }

    [Fact]
    public void The_new_content_replaces_the_old_one()
    {
        var file = _folder.Write("a.txt", "a long old content");

        AtomicFile.WriteText(file, "new");

        File.ReadAllText(file).Should().Be("new");
    }

    [Fact]
    public void An_existing_file_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        var file = _folder.Write("run.sh", "old");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(file, Mode);

        AtomicFile.WriteText(file, "new");

        File.GetUnixFileMode(file).Should().Be(Mode);
    }

    [Fact]
    public void A_symbolic_link_is_replaced_and_its_target_stays_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        var file = _folder.Write("real.txt", "old");
        File.CreateSymbolicLink(_folder.File("link.txt"), "real.txt");

        AtomicFile.WriteText(_folder.File("link.txt"), "new");

        File.ReadAllText(file).Should().Be("old");
        new FileInfo(_folder.File("link.txt")).LinkTarget.Should().BeNull();
        File.ReadAllText(_folder.File("link.txt")).Should().Be("new");
    }

    [Fact]
    public void A_missing_folder_is_an_error_that_names_the_file()
    {
        var file = Path.Combine(_folder.Root, "missing", "a.txt");

        var error = Assert.Throws<CmException>(() => AtomicFile.WriteText(file, "x")).Error;

        error.Id.Should().Be("FileNotWritable");
        error.Text.Should().Contain(file).And.Contain("Create its folder first.");
    }

    [Fact]
    public void A_file_marked_read_only_is_left_alone()
    {
        var file = _folder.Write("a.txt", "old");
        File.SetAttributes(file, FileAttributes.ReadOnly);

        var error = Assert.Throws<CmException>(() => AtomicFile.WriteText(file, "new")).Error;

        error.Category.Should().Be(CmErrorCategory.PermissionDenied);
        File.ReadAllText(file).Should().Be("old");
        File.SetAttributes(file, FileAttributes.Normal);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_an_error_and_leaves_nothing_behind()
    {
        Directory.CreateDirectory(_folder.File("a.txt"));

        Assert.Throws<CmException>(() => AtomicFile.WriteText(_folder.File("a.txt"), "x")).Error.Id.Should().Be("FileNotWritable");

        Directory.GetFileSystemEntries(_folder.Root).Should().ContainSingle();
    }

    [Fact]
    public void A_text_that_is_no_unicode_is_refused_before_anything_is_written()
    {
        var file = _folder.Write("a.txt", "old");

        Assert.Throws<CmException>(() => AtomicFile.WriteText(file, "\ud800")).Error.Id.Should().Be("TextNotEncodable");

        File.ReadAllText(file).Should().Be("old");
    }
}
