using AwesomeAssertions;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories.Trust;

/// <summary>When the comparison of a pinned repository with its commit is repeated.</summary>
public sealed class ComparedRepositoryTests : IDisposable
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);
    private readonly ScratchFolder _folder = new("it's pinned");
    private int _comparisons;

    public ComparedRepositoryTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The system does not give the times of changes.");
        Directory.CreateDirectory(_folder.At("repository", ".git"));
        Directory.CreateDirectory(_folder.At("repository", "script"));
        File.WriteAllText(Script, "echo one\n");
        File.WriteAllText(_folder.At("repository", "script", "other"), "");
    }

    private string Script => _folder.At("repository", "script", "run.sh");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_repository_that_did_not_change_is_compared_once()
    {
        Compare(Later);
        Compare(Later);

        _comparisons.Should().Be(1);
    }

    [Fact]
    public void What_git_writes_for_itself_is_no_change()
    {
        Compare(Later);
        File.WriteAllText(_folder.At("repository", ".git", "index"), "x");
        Compare(Later);

        _comparisons.Should().Be(1);
    }

    [Theory]
    [InlineData("content of the same size and time")]
    [InlineData("mode")]
    [InlineData("added file")]
    [InlineData("removed file")]
    [InlineData("another file moved into the place")]
    [InlineData("link in the place")]
    public void After_any_change_it_is_compared_again(string change)
    {
        Compare(Later);
        Apply(change);
        Compare(Later);

        _comparisons.Should().Be(2);
    }

    [Fact]
    public void A_change_of_this_moment_is_not_remembered_as_compared()
    {
        Compare(TimeSpan.Zero);
        Compare(TimeSpan.Zero);

        _comparisons.Should().Be(2);
    }

    [Fact]
    public void A_repository_that_differs_is_compared_every_time()
    {
        for (var i = 0; i < 2; i++)
        {
            Assert.Throws<InvalidOperationException>(() => Compared(Later).Compare(() =>
            {
                _comparisons++;
                throw new InvalidOperationException("differs");
            }));
        }

        _comparisons.Should().Be(2);
    }

    private void Apply(string change)
    {
        var time = File.GetLastWriteTimeUtc(Script);
        switch (change)
        {
            case "content of the same size and time":
                File.WriteAllText(Script, "echo two\n");
                File.SetLastWriteTimeUtc(Script, time);
                break;
            case "mode" when !OperatingSystem.IsWindows():
                File.SetUnixFileMode(Script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                break;
            case "added file":
                File.WriteAllText(_folder.At("repository", "script", "added"), "");
                break;
            case "removed file":
                File.Delete(_folder.At("repository", "script", "other"));
                break;
            case "another file moved into the place":
                File.WriteAllText(_folder.At("outside"), "echo two\n");
                File.SetLastWriteTimeUtc(_folder.At("outside"), time);
                File.Move(_folder.At("outside"), Script, overwrite: true);
                break;
            default:
                File.Delete(Script);
                File.CreateSymbolicLink(Script, "other");
                break;
        }
    }

    private void Compare(TimeSpan later) => Compared(later).Compare(() => _comparisons++);

    private ComparedRepository Compared(TimeSpan later) =>
        new(new CmHome(_folder.At("home")), _folder.At("repository"), _folder.At("home", "compared"), new ClockAt(DateTimeOffset.UtcNow + later));

    private sealed class ClockAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
