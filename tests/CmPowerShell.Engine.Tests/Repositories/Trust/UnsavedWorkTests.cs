using AwesomeAssertions;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories.Trust;

/// <summary>What would be lost with the files of a repository.</summary>
public sealed class UnsavedWorkTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("a clone's");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_clone_without_changes_holds_nothing_that_would_be_lost()
    {
        var clone = Clone();

        var work = Read(clone);

        (work.IsNone, work.IsInGit).Should().Be((true, false));
        work.Lines.Should().BeEmpty();
    }

    [Fact]
    public void Commits_that_no_host_has_changed_files_and_stashes_are_counted_and_named()
    {
        var clone = Clone().Write("a.txt", "2").Commit("Second").Write("a.txt", "3").Commit("Third").Write("a.txt", "4");
        clone.Git("stash");
        clone.Write("cmr.yaml", "alias: changed\n");

        var work = Read(clone);

        (work.IsNone, work.IsInGit, work.IsUnversioned).Should().Be((false, true, false));
        work.Lines.Should().HaveCount(3);
        work.Lines[0].Should().MatchRegex("^2 commits that no host has: [0-9a-f]{7} Third, [0-9a-f]{7} Second$");
        work.Lines.Skip(1).Should().Equal("1 changed file: cmr.yaml", "1 stash");
    }

    [Fact]
    public void The_commit_at_which_it_was_installed_came_from_a_host_although_no_branch_has_it()
    {
        var clone = Clone().Write("a.txt", "2").Commit("Second");

        Read(clone, new TrustedCommit(clone.Head, IsPinned: false, "https://host/team/tools", DateTimeOffset.UnixEpoch)).IsNone.Should().BeTrue();
        Read(clone, new TrustedCommit(clone.Head, IsPinned: false, Url: "", DateTimeOffset.UnixEpoch)).Commits.Should().ContainSingle();
    }

    [Fact]
    public void A_repository_without_a_commit_has_none_that_would_be_lost() =>
        Read(GitRepositoryFixture.Create(_scratch.At("new"))).IsNone.Should().BeTrue();

    [Fact]
    public void Of_many_files_the_first_are_named()
    {
        var clone = Clone();
        Enumerable.Range(1, 7).ToList().ForEach(number => clone.Write($"f{number}", ""));

        Read(clone).Lines.Should().ContainSingle().Which.Should().StartWith("7 changed files: f1, f2").And.EndWith(" and 2 more");
    }

    [Fact]
    public void Files_that_are_in_no_git_repository_and_came_from_nowhere_are_here_only()
    {
        _scratch.Write("plain/cmr.yaml", "alias: plain\n");

        var work = UnsavedWork.Read(At("plain"), trusted: null);

        (work.IsNone, work.IsInGit, work.IsUnversioned).Should().Be((false, false, true));
        work.Lines.Should().ContainSingle().Which.Should().StartWith("all its files");
    }

    [Theory]
    [InlineData("from an archive", true)]
    [InlineData("empty", false)]
    [InlineData("missing", false)]
    public void What_was_installed_and_what_is_empty_or_missing_loses_nothing(string folder, bool isInstalled)
    {
        _scratch.Write("from an archive/cmr.yaml", "alias: plain\n");
        Directory.CreateDirectory(_scratch.At("empty"));

        UnsavedWork.Read(At(folder), isInstalled ? new TrustedCommit("", IsPinned: false, "https://host/a.zip", DateTimeOffset.UnixEpoch) : null).IsNone.Should().BeTrue();
    }

    private GitRepositoryFixture Clone()
    {
        var source = GitRepositoryFixture.CreateCm(_scratch.At("source"), "team@tools", "00000000000000aa").Write("a.txt", "1").Commit("First");
        source.Git("clone", "--quiet", source.Path, _scratch.At("clone"));
        return GitRepositoryFixture.Create(_scratch.At("clone"));
    }

    private static UnsavedWork Read(GitRepositoryFixture clone, TrustedCommit? trusted = null) => UnsavedWork.Read(new Repository(clone.Path, new MetaMap { ["alias"] = "team@tools" }), trusted);

    private Repository At(string folder) => new(_scratch.At(folder), new MetaMap { ["alias"] = folder });
}
