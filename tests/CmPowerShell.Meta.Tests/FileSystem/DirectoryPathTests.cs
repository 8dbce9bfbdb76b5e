using AwesomeAssertions;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>Paths and names, as far as their texts show.</summary>
public sealed class DirectoryPathTests
{
    [Theory]
    [InlineData("/a/b", "/a/b", true)]
    [InlineData("/a/b/", "/a/b", true)]
    [InlineData("/a/b/c", "/a/b/", true)]
    [InlineData("/a/b/../b/c", "/a/b", true)]
    [InlineData("/a/bc", "/a/b", false)]
    [InlineData("/a", "/a/b", false)]
    [InlineData("/a", "/", true)]
    public void A_path_is_within_a_folder_or_is_the_folder(string path, string folder, bool isWithin) => DirectoryPath.IsWithin(path, folder).Should().Be(isWithin);

    [Fact]
    public void Two_spellings_of_a_path_are_the_same()
    {
        DirectoryPath.Same("/a/b/", "/a/./b").Should().BeTrue();
        DirectoryPath.Same("/a/b", "/a/c").Should().BeFalse();
        DirectoryPath.Full("/a/b/").Should().Be(Path.GetFullPath("/a/b"));
    }

    [Fact]
    public void The_folders_around_a_folder_lead_to_the_root() =>
        DirectoryPath.Upwards("/a/b/").Should().Equal(Path.GetFullPath("/a/b"), Path.GetFullPath("/a"), Path.GetFullPath("/"));

    [Theory]
    [InlineData("tool", "tool")]
    [InlineData("a/b\\c:d", "a_b_c_d")]
    [InlineData("a*b?c\"d<e>f|g", "a_b_c_d_e_f_g")]
    [InlineData("a\u0001b\n", "a_b_")]
    [InlineData("..", "_")]
    [InlineData(".hidden", "_hidden")]
    [InlineData(" spaced. ", "spaced")]
    [InlineData("", "_")]
    public void A_text_becomes_the_name_of_one_file_that_every_system_allows(string text, string name) => SafeFileName.From(text).Should().Be(name);

    [Fact]
    public void A_long_text_becomes_a_name_of_120_letters()
    {
        SafeFileName.From(new string('x', 121)).Should().HaveLength(120);
        SafeFileName.From(new string('x', 119) + ".y").Should().HaveLength(119, "the cut leaves a dot at the end");
    }

    [Theory]
    [InlineData(".git", true)]
    [InlineData(".GIT", true)]
    [InlineData(".git. .", true)]
    [InlineData(".git::$INDEX_ALLOCATION", true)]
    [InlineData("GIT~1", true)]
    [InlineData("git~23", true)]
    [InlineData(".g\u200cit", true)]
    [InlineData("\ufeff.git", true)]
    [InlineData(".g\u202eit", true)]
    [InlineData(".g\u206fit", true)]
    [InlineData(".g\u200f\u202a\u206ait", true)]
    [InlineData(".gitignore", false)]
    [InlineData("git", false)]
    [InlineData("git~", false)]
    [InlineData("git~a", false)]
    [InlineData("gitx1", false)]
    [InlineData(".g\u2010it", false)]
    public void Names_that_a_file_system_takes_for_the_directory_of_git_are_recognised(string name, bool isGit) => GitName.IsGit(name).Should().Be(isGit);

    [Fact]
    public void A_directory_for_output_is_made_below_the_start_and_not_behind_a_link()
    {
        using var scratch = new ScratchFolder("output");
        Directory.CreateDirectory(scratch.At("elsewhere"));

        OutputDirectory.Make(scratch.Path, "a/b").Should().Be(scratch.At("a", "b"));
        OutputDirectory.Make(scratch.Path, ".").Should().Be(scratch.Path);
        OutputDirectory.Make(scratch.At("a"), "../c").Should().Be(scratch.At("c"));
        Directory.Exists(scratch.At("c")).Should().BeTrue();
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateSymbolicLink(scratch.At("link"), scratch.At("elsewhere"));

            FluentActions.Invoking(() => OutputDirectory.Make(scratch.Path, "link")).Should().Throw<CmPowerShell.Meta.Errors.CmException>().Which.Error.Id.Should().Be("PathOutside");
            OutputDirectory.Make(scratch.Path, scratch.At("link", "d")).Should().Be(scratch.At("link", "d"), "an absolute path is used as the user has given it");
        }
    }
}
