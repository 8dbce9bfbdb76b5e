using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>Folders are removed in one step for readers, links are not followed, and remains of killed programs go with the next removal.</summary>
public sealed class DirectoryRemovalTests : IDisposable
{
    private const string Uid = "0123456789abcdef";
    private readonly ScratchFolder _scratch = new("a cache");

    public void Dispose() => _scratch.Dispose();

    private IEnumerable<string> Names => Directory.GetFileSystemEntries(_scratch.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [Fact]
    public void A_folder_is_removed_with_its_content_and_leaves_nothing()
    {
        _scratch.Write("entry/deep/file", "");
        _scratch.Write("other/file", "");

        DirectoryRemoval.Remove(_scratch.At("entry"));

        Names.Should().Equal("other");
    }

    [Fact]
    public void Files_that_are_read_only_and_folders_that_nobody_can_write_are_removed_too()
    {
        _scratch.Write("entry/deep/.git/object", "");
        File.SetAttributes(_scratch.At("entry", "deep", ".git", "object"), FileAttributes.ReadOnly);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_scratch.At("entry", "deep"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        DirectoryRemoval.Remove(_scratch.At("entry"));

        Names.Should().BeEmpty();
    }

    [Fact]
    public void What_a_link_in_a_folder_without_rights_leads_to_keeps_its_rights()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        File.SetAttributes(_scratch.Write("outside/file", ""), FileAttributes.ReadOnly);
        _scratch.Write("entry/deep/deeper/file", "");
        Directory.CreateSymbolicLink(_scratch.At("entry", "deep", "link"), _scratch.At("outside"));
        File.SetUnixFileMode(_scratch.At("entry", "deep", "deeper"), UnixFileMode.None);
        File.SetUnixFileMode(_scratch.At("entry", "deep"), UnixFileMode.UserExecute);

        DirectoryRemoval.Remove(_scratch.At("entry"));

        Names.Should().Equal("outside");
        File.GetAttributes(_scratch.At("outside", "file")).Should().HaveFlag(FileAttributes.ReadOnly);
    }

    [Fact]
    public void A_folder_whose_parent_cannot_be_written_stays_and_that_is_reported()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        var entry = Directory.CreateDirectory(_scratch.At("parent", "entry")).FullName;
        File.WriteAllText(_scratch.At("parent", "file"), "");
        File.SetUnixFileMode(_scratch.At("parent"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.SkipWhen(DirectoryDeleter.TryRemove(entry), "Modes do not apply to this user.");

            DirectoryRemoval.TryDelete(entry).Should().BeFalse();
            FluentActions.Invoking(() => FileDeletion.TryDelete(_scratch.At("parent", "file"))).Should().NotThrow();
            FluentActions.Invoking(() => DirectoryRemoval.Remove(entry)).Should().Throw<CmException>().Which.Error.Id.Should().Be("FolderNotRemoved");
            (Directory.Exists(entry), File.Exists(_scratch.At("parent", "file"))).Should().Be((true, true));
        }
        finally
        {
            File.SetUnixFileMode(_scratch.At("parent"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_with_its_path()
    {
        var error = FluentActions.Invoking(() => DirectoryRemoval.Remove(_scratch.At("missing"))).Should().Throw<CmException>().Which.Error;

        (error.Id, error.Category, error.Target).Should().Be(("FolderNotRemoved", CmErrorCategory.Storage, _scratch.At("missing")));
        error.Message.Should().StartWith($"The folder '{_scratch.At("missing")}' could not be removed: ");
        error.Hint.Should().NotBeEmpty();
    }

    [Fact]
    public void Of_a_link_the_target_goes_too_when_it_belongs_to_the_link_alone()
    {
        Link(Uid, _scratch.At("disk", Uid));

        DirectoryRemoval.Remove(_scratch.At(Uid));

        Names.Should().Equal("disk");
        Directory.GetFileSystemEntries(_scratch.At("disk")).Should().BeEmpty();
    }

    [Fact]
    public void Of_a_link_of_the_user_the_target_stays()
    {
        Link(Uid, _scratch.At("disk", "data"));

        DirectoryRemoval.Remove(_scratch.At(Uid));

        Names.Should().Equal("disk");
        File.Exists(_scratch.At("disk", "data", "file")).Should().BeTrue();
    }

    [Fact]
    public void Remains_of_a_killed_program_go_with_the_next_removal_unless_they_are_new()
    {
        var left = DirectoryRemoval.GetTemporaryPath(_scratch.At("old"));
        var recent = DirectoryRemoval.GetTemporaryPath(_scratch.At("recent"));
        Directory.CreateDirectory(left);
        Directory.CreateDirectory(recent);
        Directory.CreateDirectory(_scratch.At(".other"));
        Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddMinutes(-11));
        Directory.SetLastWriteTimeUtc(_scratch.At(".other"), DateTime.UtcNow.AddMinutes(-11));
        _scratch.Write("entry/file", "");

        DirectoryRemoval.LeftIn(_scratch.Path).Should().Equal(left);
        DirectoryRemoval.Remove(_scratch.At("entry"));

        Names.Should().BeEquivalentTo(".other", Path.GetFileName(recent));
    }

    [Fact]
    public void The_name_of_a_folder_that_is_being_removed_is_hidden_and_never_used_twice()
    {
        var first = DirectoryRemoval.GetTemporaryPath(_scratch.At("entry"));

        Path.GetDirectoryName(first).Should().Be(_scratch.Path);
        Path.GetFileName(first).Should().StartWith(".entry.");
        DirectoryRemoval.GetTemporaryPath(_scratch.At("entry")).Should().NotBe(first);
    }

    [Fact]
    public void A_removal_where_it_is_possible_reports_whether_it_was()
    {
        _scratch.Write("entry/file", "");
        _scratch.Write("plain", "");

        DirectoryRemoval.TryDelete(_scratch.At("entry")).Should().BeTrue();
        DirectoryDeleter.TryRemove(_scratch.At("entry")).Should().BeTrue("it is gone already");
        FileDeletion.TryDelete(_scratch.At("plain"));
        FileDeletion.TryDelete(_scratch.At("plain"));

        Names.Should().BeEmpty();
    }

    [Fact]
    public void What_is_behind_a_link_in_a_folder_is_not_removed_with_the_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        _scratch.Write("precious/file", "");
        Directory.CreateDirectory(_scratch.At("entry"));
        Directory.CreateSymbolicLink(_scratch.At("entry", "link"), _scratch.At("precious"));

        DirectoryDeleter.Remove(_scratch.At("entry"));

        Names.Should().Equal("precious");
        File.Exists(_scratch.At("precious", "file")).Should().BeTrue();
    }

    [Theory]
    [InlineData(Uid, "disk/0123456789abcdef", true)]
    [InlineData(".0123456789abcdef.1a2b.removed", "disk/0123456789abcdef", true)]
    [InlineData("fedcba9876543210", "disk/0123456789abcdef", false)]
    [InlineData("data", "disk/data", false)]
    public void The_target_of_a_link_belongs_to_it_when_both_have_the_same_uid_as_name(string link, string target, bool isOwn)
    {
        Link(link, _scratch.At(target.Split('/')));

        LinkedDirectory.OwnBehind(_scratch.At(link)).Should().Be(isOwn ? _scratch.At(target.Split('/')) : null);
        LinkedDirectory.GetTarget(_scratch.At(link)).Should().Be(_scratch.At(target.Split('/')));
        LinkedDirectory.GetTarget(_scratch.At("disk")).Should().BeNull();
    }

    [Fact]
    public void A_relative_link_is_taken_from_its_folder_and_can_be_removed_alone()
    {
        Link("link", "disk");
        _scratch.Write("disk/file", "");

        LinkedDirectory.GetTarget(_scratch.At("link")).Should().Be(_scratch.At("disk"));
        LinkedDirectory.Unlink(_scratch.At("link"));

        Names.Should().Equal("disk");
    }

    [Fact]
    public void Links_that_lead_to_no_folder_are_found_and_hidden_ones_are_left_out()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        _scratch.Write("disk/file", "");
        foreach (var (name, target) in new[] { ("good", "disk"), ("dangling", "not-mounted"), ("circle", "circle"), ("second", "dangling"), (".hidden", "not-mounted") })
        {
            File.CreateSymbolicLink(_scratch.At(name), target);
        }

        LinkedDirectory.DanglingIn(_scratch.Path).Select(Path.GetFileName).Should().BeEquivalentTo("dangling", "circle", "second");
    }

    private void Link(string name, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        Directory.CreateSymbolicLink(_scratch.At(name), target);
        var real = Directory.CreateDirectory(Path.GetFullPath(target, _scratch.Path)).FullName;
        File.WriteAllText(Path.Combine(real, "file"), "");
    }
}
