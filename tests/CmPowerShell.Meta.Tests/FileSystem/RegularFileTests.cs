using System.Text;
using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>Files whose names others chose are read only where they are regular and not too large.</summary>
public sealed class RegularFileTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("files");

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string, Encoding> Encodings => new()
    {
        { "UTF-8", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) },
        { "UTF-8 with a mark", Encoding.UTF8 },
        { "UTF-16", Encoding.Unicode },
        { "UTF-16 with big ends first", Encoding.BigEndianUnicode },
        { "UTF-32 with big ends first", new UTF32Encoding(bigEndian: true, byteOrderMark: true) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_text_is_read_by_its_mark(string name, Encoding encoding)
    {
        File.WriteAllText(_scratch.At("a"), "é\nb", encoding);

        RegularFile.ReadAllText(_scratch.At("a")).Should().Be("é\nb", name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    public void A_text_that_is_shorter_than_a_mark_is_read(string text) => RegularFile.ReadAllText(_scratch.Write("a", text)).Should().Be(text);

    [Fact]
    public void A_file_of_exactly_the_limit_is_read_and_a_larger_one_is_refused()
    {
        var file = _scratch.Write("a", "12345");

        RegularFile.ReadAllBytes(file, 5).Should().Equal("12345"u8.ToArray());
        Refused(() => RegularFile.ReadAllBytes(file, 4)).Id.Should().Be("FileTooLarge");
    }

    [Fact]
    public void The_limit_is_named_in_mebibytes()
    {
        using (var file = File.Create(_scratch.At("large")))
        {
            file.SetLength(RegularFile.MostText + 1);
        }

        var error = Refused(() => RegularFile.ReadAllText(_scratch.At("large")));

        (error.Target, error.Location!.File).Should().Be((_scratch.At("large"), _scratch.At("large")));
        error.Message.Should().EndWith("it has more than 64 MiB.");
        error.Hint.Should().NotBeEmpty();
    }

    [Fact]
    public void A_directory_is_not_read()
    {
        var error = Refused(() => RegularFile.ReadAllText(_scratch.Path));

        (error.Id, error.Target).Should().Be(("FileNotRegular", _scratch.Path));
        error.Message.Should().EndWith("it is a directory, not a regular file.");
        error.Hint.Should().NotBeEmpty();
    }

    [Fact]
    public void A_device_is_not_read_whether_a_link_leads_to_it_or_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such device.");
        File.CreateSymbolicLink(_scratch.At("link"), "/dev/zero");

        Refused(() => RegularFile.ReadAllText("/dev/zero")).Message.Should().EndWith("it is a device, pipe or socket, not a regular file.");
        Refused(() => RegularFile.ReadAllText(_scratch.At("link"))).Id.Should().Be("FileNotRegular");
    }

    [Fact]
    public void A_link_to_a_file_is_followed_unless_the_caller_forbids_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        _scratch.Write("real", "text");
        File.CreateSymbolicLink(_scratch.At("link"), "real");

        RegularFile.ReadAllText(_scratch.At("link")).Should().Be("text");
        Refused(() => RegularFile.Open(_scratch.At("link"), followsLink: false)).Message.Should().Contain("it is a link");
        Refused(() => RegularFile.Require(_scratch.At("link"), followsLink: false)).Id.Should().Be("FileNotRegular");
    }

    [Fact]
    public void A_missing_file_is_no_wrong_kind_of_file()
    {
        FluentActions.Invoking(() => RegularFile.Require(_scratch.At("missing"))).Should().NotThrow();
        FluentActions.Invoking(() => RegularFile.ReadAllText(_scratch.At("missing"))).Should().Throw<FileNotFoundException>();
    }

    [Fact]
    public void A_file_that_another_program_writes_can_be_read()
    {
        using var writer = new FileStream(_scratch.At("a"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        writer.Write("half"u8);
        writer.Flush();

        RegularFile.ReadAllText(_scratch.At("a")).Should().Be("half");
    }

    [Fact]
    public void A_failure_to_read_is_an_error_with_the_path()
    {
        var error = Refused(() => FileAccessErrors.Read<string>("/some/file", () => throw new IOException("No such device")));

        (error.Id, error.Target, error.Location!.File).Should().Be(("FileNotReadable", "/some/file", "/some/file"));
        error.Message.Should().Be("/some/file cannot be read: No such device");
        error.Hint.Should().NotBeEmpty();
        FileAccessErrors.Read("/some/file", () => "text").Should().Be("text");
        FluentActions.Invoking(() => FileAccessErrors.Read<string>("/some/file", () => throw new InvalidOperationException())).Should().Throw<InvalidOperationException>();
    }

    private static CmError Refused(Action read) => FluentActions.Invoking(read).Should().Throw<CmException>().Which.Error;
}
