using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>Paths that a repository or an archive names stay in one directory.</summary>
public sealed class FolderRootTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("a root");
    private readonly FolderRoot _root;

    public FolderRootTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        Directory.CreateDirectory(_scratch.At("root", "sub"));
        _root = new FolderRoot(_scratch.At("root"));
    }

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("a", "a")]
    [InlineData("sub/a", "sub/a")]
    [InlineData("./sub//./a", "sub/a")]
    [InlineData("missing/deep/a", "missing/deep/a")]
    [InlineData("..a/b..", "..a/b..")]
    public void A_path_below_the_directory_is_resolved_without_its_empty_parts(string relative, string expected) =>
        _root.Resolve(relative).FullPath.Should().Be(Path.Combine(_root.Path, expected));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("./")]
    [InlineData("..")]
    [InlineData("sub/../../a")]
    [InlineData("sub/..")]
    [InlineData("/a")]
    [InlineData("a\0b")]
    public void A_path_that_names_nothing_below_it_is_refused(string relative)
    {
        var error = Refused(relative);

        (error.Id, error.Target).Should().Be(("PathOutside", _root.Path));
        error.Message.Should().EndWith("it leads out of it.");
        error.Hint.Should().NotBeEmpty();
    }

    [Fact]
    public void A_path_does_not_pass_through_a_link_or_a_file()
    {
        Directory.CreateSymbolicLink(_scratch.At("root", "link"), _scratch.At("root", "sub"));
        _scratch.Write("root/file", "");

        Refused("link/a").Message.Should().Contain("passes through 'link'");
        Refused("sub/../file/a").Message.Should().Contain("leads out");
        Refused("file/a").Message.Should().Contain("passes through 'file'");
        _root.Resolve("link").FullPath.Should().EndWith("link", "its last part may be a link, which is not followed");
    }

    [Fact]
    public void Links_in_the_path_of_the_directory_itself_are_resolved()
    {
        Directory.CreateSymbolicLink(_scratch.At("way"), _scratch.At("root"));

        new FolderRoot(_scratch.At("way")).Path.Should().Be(_root.Path);
        new FolderRoot(_scratch.At("way")).ToString().Should().Be(_root.Path);
    }

    [Fact]
    public void It_holds_itself_and_what_is_really_below_it()
    {
        Directory.CreateDirectory(_scratch.At("root-2"));
        Directory.CreateSymbolicLink(_scratch.At("root", "out"), _scratch.At("root-2"));
        Directory.CreateSymbolicLink(_scratch.At("in"), _scratch.At("root", "sub"));
        File.CreateSymbolicLink(_scratch.At("root", "circle"), "circle");

        var held = new[] { "root", "root/sub", "root/sub/missing", "in", "root-2", "root/out", "root/circle", "" };

        held.Where(path => _root.Holds(_scratch.At(path.Split('/')))).Should().Equal("root", "root/sub", "root/sub/missing", "in");
        new FolderRoot("/").Holds(_scratch.Path).Should().BeTrue();
    }

    [Fact]
    public void A_file_is_created_only_where_nothing_is_unless_it_replaces_a_file_or_link()
    {
        _scratch.Write("outside", "precious");
        File.CreateSymbolicLink(_scratch.At("root", "link"), _scratch.At("outside"));

        FluentActions.Invoking(() => _root.Resolve("link").CreateFile()).Should().Throw<IOException>();
        using (var file = _root.Resolve("link").CreateFile(replaces: true))
        {
            file.Write("new"u8);
        }

        File.ReadAllText(_scratch.At("root", "link")).Should().Be("new");
        File.ReadAllText(_scratch.At("outside")).Should().Be("precious");
    }

    [Fact]
    public void A_file_is_read_and_a_link_or_directory_is_not()
    {
        _scratch.Write("root/file", "text");
        File.CreateSymbolicLink(_scratch.At("root", "link"), "file");

        using (var reader = new StreamReader(_root.Resolve("file").OpenRead()))
        {
            reader.ReadToEnd().Should().Be("text");
        }

        FluentActions.Invoking(() => _root.Resolve("link").OpenRead()).Should().Throw<CmException>().Which.Error.Message.Should().Contain("it is a link");
        FluentActions.Invoking(() => _root.Resolve("sub").OpenRead()).Should().Throw<CmException>().Which.Error.Message.Should().Contain("it is a directory");
    }

    [Fact]
    public void Missing_directories_are_made_and_a_link_in_the_place_of_one_is_refused()
    {
        Directory.CreateSymbolicLink(_scratch.At("root", "link"), _scratch.At("root", "sub"));

        _root.Resolve("a/b/c").CreateParent();
        _root.Resolve("d").CreateDirectory();
        _root.Resolve("d").CreateDirectory();

        (Directory.Exists(_scratch.At("root", "a", "b")), Directory.Exists(_scratch.At("root", "a", "b", "c")), Directory.Exists(_scratch.At("root", "d"))).Should().Be((true, false, true));
        FluentActions.Invoking(() => _root.Resolve("link").CreateDirectory()).Should().Throw<CmException>().Which.Error.Message.Should().Contain("is a link, not a directory");
    }

    [Fact]
    public void Files_and_links_are_removed_and_directories_and_targets_are_not()
    {
        _scratch.Write("root/file", "");
        File.CreateSymbolicLink(_scratch.At("root", "link"), _scratch.Write("outside", ""));

        foreach (var name in new[] { "file", "link", "sub", "missing" })
        {
            _root.Resolve(name).DeleteFile();
        }

        Directory.GetFileSystemEntries(_root.Path).Select(Path.GetFileName).Should().Equal("sub");
        File.Exists(_scratch.At("outside")).Should().BeTrue();
    }

    private CmError Refused(string relative) => FluentActions.Invoking(() => _root.Resolve(relative)).Should().Throw<CmException>().Which.Error;
}
