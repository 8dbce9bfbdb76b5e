using AwesomeAssertions;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories.Commits;

/// <summary>Which folders of commits stay in a home.</summary>
public sealed class CommitPruningTests : IDisposable
{
    private readonly ScratchFolder _folder = new("it's pruned");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_commit_that_was_not_needed_for_a_month_is_removed()
    {
        Make("old");
        Make("new");
        Age("old", days: 31);

        After(days: 0).RemoveUnneeded();

        Names.Should().Equal("new");
    }

    [Fact]
    public void A_use_in_the_meantime_keeps_a_commit()
    {
        Make("used");
        Make("unused");
        After(days: 20).Note(_folder.At("used"));

        After(days: 31).RemoveUnneeded();

        Names.Should().Equal("used");
    }

    [Fact]
    public void Files_to_which_a_cache_entry_refers_are_kept()
    {
        Make("referred");

        After(days: 31, "referred").RemoveUnneeded();

        Names.Should().Equal("referred");
    }

    [Fact]
    public void A_listing_without_files_is_removed_whatever_refers_to_its_commit()
    {
        Directory.CreateDirectory(_folder.At("listing"));
        File.WriteAllText(_folder.At("listing", "tree.trees"), "");

        After(days: 31, "listing").RemoveUnneeded();

        Names.Should().BeEmpty();
    }

    [Fact]
    public void An_index_of_old_commits_is_removed_too()
    {
        File.WriteAllText(_folder.At("index-1"), "");

        After(days: 31).RemoveUnneeded();

        Names.Should().BeEmpty();
    }

    private IEnumerable<string> Names => Directory.EnumerateFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    private CommitPruning After(int days, string? referred = null) => new(_folder.Path, commit => commit == referred, new ShiftedClock(TimeSpan.FromDays(days)));

    private void Make(string name)
    {
        Directory.CreateDirectory(_folder.At(name, "source", "script"));
        File.WriteAllText(_folder.At(name, "source", "script", "run.sh"), "");
    }

    private void Age(string name, int days) => Directory.SetLastWriteTimeUtc(_folder.At(name), DateTime.UtcNow.AddDays(-days));

    private sealed class ShiftedClock(TimeSpan later) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
    }
}
