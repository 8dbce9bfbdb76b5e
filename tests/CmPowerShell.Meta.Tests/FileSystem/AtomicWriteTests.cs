using System.Text;
using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>A file has its old content or its new one, and never a part of either.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class AtomicWriteTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("atomic");
    private readonly string _file;

    public AtomicWriteTests()
    {
        _file = _scratch.Write("a.txt", "old");
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_program_that_reads_the_file_meanwhile_sees_the_old_content()
    {
        Assert.SkipWhen(HostWine.IsPresent, "Wine replaces no file that is open.");
        OpenReader.SeesOnlyTheOldContent(_file, () => AtomicFile.WriteText(_file, "a longer new text"));
        OpenReader.SeesOnlyTheOldContent(_file, () => AtomicFile.WriteText(_file, "short", waitForDisk: false));
        OpenReader.SeesOnlyTheOldContent(_file, () => AtomicFile.WriteBytes(_file, "bytes"u8.ToArray()));
        OpenReader.SeesOnlyTheOldContent(_file, () => AtomicFile.Write(_file, stream => stream.Write("a stream"u8)));
    }

    [Fact]
    public void The_name_keeps_the_old_content_until_everything_is_written()
    {
        AtomicFile.Write(_file, stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            File.ReadAllText(_file).Should().Be("old");
        });

        File.ReadAllText(_file).Should().Be("new");
    }

    [Fact]
    public void What_is_written_stands_beside_the_file_under_a_hidden_name_that_ends_in_tmp()
    {
        AtomicFile.Write(_file, _ => Others().Should().ContainSingle().Which.Should().StartWith(".a.txt.").And.EndWith(".tmp"));

        Others().Should().BeEmpty();
    }

    [Fact]
    public void Nobody_else_can_write_into_what_is_being_written() => AtomicFile.Write(_file, _ =>
    {
        var beside = Directory.GetFiles(Path.GetDirectoryName(_file)!).Single(file => Path.GetFileName(file).StartsWith(".a.txt.", StringComparison.Ordinal));

        FluentActions.Invoking(() => new FileStream(beside, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)).Should().Throw<IOException>();
    });

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(OperationCanceledException))]
    public void A_failure_while_it_is_written_leaves_the_old_content_and_nothing_else(Type failure)
    {
        var write = () => AtomicFile.Write(_file, stream =>
        {
            stream.Write("half"u8);
            throw (Exception)Activator.CreateInstance(failure)!;
        });

        write.Should().Throw<Exception>().Which.Should().BeOfType(failure);

        File.ReadAllText(_file).Should().Be("old");
        Others().Should().BeEmpty();
    }

    [Fact]
    public void A_full_disk_is_an_error_that_names_the_file_and_leaves_the_old_content()
    {
        var error = FluentActions.Invoking(() => AtomicFile.Write(_file, _ => throw new IOException("No space left on device"))).Should().Throw<CmException>().Which.Error;

        (error.Id, error.Target, error.Location!.File).Should().Be(("FileNotWritable", _file, _file));
        error.Message.Should().Contain("No space left on device");
        error.Hint.Should().Contain("free space");
        File.ReadAllText(_file).Should().Be("old");
        Others().Should().BeEmpty();
    }

    [Fact]
    public void A_new_file_has_the_mode_that_the_system_gives_to_new_files()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        File.WriteAllText(_scratch.At("usual"), "");

        AtomicFile.WriteText(_scratch.At("new"), "x");

        File.GetUnixFileMode(_scratch.At("new")).Should().Be(File.GetUnixFileMode(_scratch.At("usual")));
    }

    [Fact]
    public void A_link_is_replaced_and_not_followed_also_where_nothing_is_behind_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        File.CreateSymbolicLink(_scratch.At("second"), "third");
        File.CreateSymbolicLink(_scratch.At("first"), "second");

        AtomicFile.WriteText(_scratch.At("first"), "x");

        File.ReadAllText(_scratch.At("first")).Should().Be("x");
        new FileInfo(_scratch.At("first")).LinkTarget.Should().BeNull();
        File.Exists(_scratch.At("third")).Should().BeFalse();
    }

    [Fact]
    public void A_secret_is_masked_in_every_text()
    {
        using var scope = new SecretScope();
        scope.Know("CM_TOKEN", "hunter2-and-more");

        AtomicFile.WriteText(_file, "token=hunter2-and-more");

        File.ReadAllText(_file).Should().NotContain("hunter2").And.StartWith("token=");
    }

    [Fact]
    public void A_text_that_is_given_in_ascii_is_written_as_it_is_and_secrets_in_it_are_masked()
    {
        Assert.SkipWhen(HostWine.IsPresent, "Wine replaces no file that is open.");
        OpenReader.SeesOnlyTheOldContent(_file, () => AtomicFile.WriteAscii(_file, InPieces, waitForDisk: false));
        File.ReadAllText(_file).Should().Be("token=hunter2-and-more");

        using var scope = new SecretScope();
        scope.Know("CM_TOKEN", "hunter2-and-more");
        AtomicFile.WriteAscii(_file, InPieces, waitForDisk: false);

        File.ReadAllText(_file).Should().Be("token=***");

        static void InPieces(Stream file)
        {
            file.Write("token=hunt"u8);
            file.Write("er2-and-more"u8);
        }
    }

    [Fact]
    public void Text_is_stored_without_a_byte_order_mark()
    {
        AtomicFile.WriteText(_file, "ä\r\n");

        File.ReadAllBytes(_file).Should().Equal(Encoding.UTF8.GetBytes("ä\r\n"));
    }

    private IEnumerable<string> Others() =>
        Directory.GetFiles(Path.GetDirectoryName(_file)!).Where(file => file != _file).Select(file => Path.GetFileName(file)!);
}
