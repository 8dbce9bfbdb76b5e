using AwesomeAssertions;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>The properties of a name in the file system.</summary>
public sealed class FileEntryTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("entries");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_name_is_a_file_a_directory_a_link_a_device_or_nothing()
    {
        SkipOnWindows();
        _scratch.Write("file", "12345");
        File.CreateSymbolicLink(_scratch.At("link"), "file");

        FileEntry.Of(_scratch.At("file")).Should().BeEquivalentTo(new { Kind = FileKind.Regular, Length = 5L });
        FileEntry.Of(_scratch.Path).Kind.Should().Be(FileKind.Directory);
        FileEntry.Of(_scratch.At("link")).Kind.Should().Be(FileKind.Link);
        FileEntry.Of("/dev/null").Kind.Should().Be(FileKind.Special);
        FileEntry.Of(_scratch.At("missing")).Should().Be(default(FileEntry));
        FileEntry.OfTarget(_scratch.At("link")).Should().BeEquivalentTo(new { Kind = FileKind.Regular, Length = 5L });
    }

    [Fact]
    public void The_way_for_windows_finds_the_same_kinds()
    {
        SkipOnWindows();
        _scratch.Write("file", "12345");
        File.CreateSymbolicLink(_scratch.At("link"), "file");
        Directory.CreateSymbolicLink(_scratch.At("folder-link"), ".");

        (FileEntry.OfWindows(_scratch.At("file")) with { Changed = 0 }).Should().Be(new FileEntry(FileKind.Regular, 5, null, null));
        (FileEntry.OfWindows(_scratch.Path) with { Changed = 0 }).Should().Be(new FileEntry(FileKind.Directory, 0, null, null));
        (FileEntry.OfWindows(_scratch.At("link")) with { Changed = 0 }).Should().Be(new FileEntry(FileKind.Link, 0, null, null));
        FileEntry.OfWindows(_scratch.At("folder-link")).Kind.Should().Be(FileKind.Link);
        FileEntry.OfWindows(_scratch.At("missing")).Should().Be(default(FileEntry));
    }

    [Fact]
    public void A_name_of_any_length_and_language_is_found()
    {
        SkipOnWindows();
        var deep = Path.Combine([_scratch.Path, .. Enumerable.Repeat(new string('é', 100), 12)]);
        Directory.CreateDirectory(deep);

        FileEntry.Of(deep).Kind.Should().Be(FileKind.Directory);
        FileEntry.Of(deep[..^1]).Kind.Should().Be(FileKind.Missing);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, false, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserExecute, true, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupExecute, false, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupWrite, false, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherWrite, false, true)]
    public void The_mode_shows_who_may_run_and_write_it(UnixFileMode mode, bool isExecutable, bool isWritableByOthers)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        File.SetUnixFileMode(_scratch.Write("file", ""), mode);

        var entry = FileEntry.Of(_scratch.At("file"));

        (entry.Mode, entry.Owner, entry.IsExecutable, entry.IsWritableByOthers).Should().Be((mode, UnixFileEntry.CurrentUser, isExecutable, isWritableByOthers));
    }

    [Fact]
    public void A_system_without_modes_gives_no_right_to_others() =>
        new FileEntry(FileKind.Regular, 0, null, null).Should().BeEquivalentTo(new { IsExecutable = false, IsWritableByOthers = false });

    [Fact]
    public void Type_size_and_time_of_a_target_are_read_in_one_call()
    {
        SkipOnWindows();
        var file = _scratch.Write("file", "12345");
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc));
        File.CreateSymbolicLink(_scratch.At("link"), "file");

        UnixFileEntry.TryStat(_scratch.At("link"), out var kind, out var size, out var changed).Should().BeTrue();

        (kind, size, changed).Should().Be((FileKind.Regular, 5, File.GetLastWriteTimeUtc(file).Ticks));
        UnixFileEntry.TryStat(_scratch.At("missing"), out kind, out size, out changed).Should().BeFalse();
        (kind, size, changed).Should().Be((FileKind.Missing, 0, 0));
    }

    [Fact]
    public void A_stamp_differs_after_every_change_of_the_entry_itself()
    {
        SkipOnWindows();
        _scratch.Write("file", "12345");
        File.CreateSymbolicLink(_scratch.At("link"), "file");
        var file = Stamp("file");

        Stamp("file").Should().Be(file);
        Stamp("link").Should().NotBe(file, "a link is not followed");
        File.AppendAllText(_scratch.At("file"), "6");
        Stamp("file").Should().NotBe(file);
        (Stamp("file")!.Value.Stamp.Size, Stamp("file")!.Value.IsDirectory, Stamp("")!.Value.IsDirectory, Stamp("missing")).Should().Be((6, false, true, null));
    }

    private (bool IsDirectory, (long Entry, long Mode, long Size, long Seconds, long Nanoseconds) Stamp)? Stamp(string name) =>
        UnixFileEntry.TryStamp(_scratch.At(name), out var isDirectory, out var stamp) ? (isDirectory, stamp) : null;

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows is asked in another way.");
}
