using AwesomeAssertions;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories.Trust;

/// <summary>Stamps of a folder that a session takes again and again, so that the folder is watched.</summary>
public sealed class FolderStampsTests : IDisposable
{
    private readonly ScratchFolder _folder = new("it's watched");
    private readonly FolderStamps _stamps = new();

    public FolderStampsTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The system does not give the times of changes.");
        Directory.CreateDirectory(_folder.At("repository", ".git"));
        Directory.CreateDirectory(_folder.At("repository", "script", "inner"));
        File.WriteAllText(_folder.At("repository", "script", "inner", "run.sh"), "echo one\n");
    }

    private string Root => _folder.At("repository");

    public void Dispose()
    {
        _stamps.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Are_those_of_one_look_at_the_disk()
    {
        var alone = FolderStamp.Of(Root);

        TakeSome().Should().AllSatisfy(stamp => stamp.Should().Be(alone));
    }

    [Theory]
    [InlineData("content")]
    [InlineData("mode")]
    [InlineData("added file")]
    [InlineData("added directory")]
    [InlineData("removed file")]
    [InlineData("moved directory")]
    [InlineData("another folder in the place")]
    public void Differ_after_a_change(string change)
    {
        TakeSome();
        Apply(change);

        _stamps.Of(Root).Should().Be(FolderStamp.Of(Root)).And.NotBeNull();
    }

    [Fact]
    public void Differ_after_a_change_in_a_directory_that_is_new_itself()
    {
        TakeSome();
        Directory.CreateDirectory(_folder.At("repository", "new"));
        TakeSome();
        File.WriteAllText(_folder.At("repository", "new", "file"), "x");

        _stamps.Of(Root).Should().Be(FolderStamp.Of(Root));
    }

    [Fact]
    public void Do_not_depend_on_what_git_writes_for_itself()
    {
        var before = TakeSome()[0];
        File.WriteAllText(_folder.At("repository", ".git", "index"), "x");

        _stamps.Of(Root).Should().Be(before);
    }

    [Fact]
    public void Exist_for_no_folder_that_is_missing()
    {
        TakeSome();
        Directory.Delete(Root, recursive: true);

        _stamps.Of(Root).Should().BeNull();
    }

    private FolderStamp?[] TakeSome() => [.. Enumerable.Range(0, 5).Select(_ => _stamps.Of(Root))];

    private void Apply(string change)
    {
        var (inner, file) = (_folder.At("repository", "script", "inner"), _folder.At("repository", "script", "inner", "run.sh"));
        switch (change)
        {
            case "content":
                File.WriteAllText(file, "echo two\n");
                break;
            case "mode" when !OperatingSystem.IsWindows():
                File.SetUnixFileMode(file, UnixFileMode.UserRead);
                break;
            case "added file":
                File.WriteAllText(Path.Combine(inner, "new"), "");
                break;
            case "added directory":
                Directory.CreateDirectory(Path.Combine(inner, "new"));
                break;
            case "removed file":
                File.Delete(file);
                break;
            case "moved directory":
                Directory.Move(inner, _folder.At("repository", "script", "other"));
                break;
            default:
                Directory.Move(Root, _folder.At("old"));
                Directory.CreateDirectory(_folder.At("repository", "script"));
                break;
        }
    }
}
