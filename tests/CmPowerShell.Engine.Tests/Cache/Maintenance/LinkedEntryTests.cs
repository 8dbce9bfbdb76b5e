using AwesomeAssertions;
using CmPowerShell.Classic;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Engine.Tests.Settings;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Maintenance;

/// <summary>Entries that lie on another disk, with a link in the cache.</summary>
public sealed class LinkedEntryTests : DiskScene
{
    [Fact]
    public void A_new_entry_lies_where_the_rule_of_its_tag_says_and_is_a_hit_from_then_on()
    {
        var made = Scratch.Run("use").Dependencies.Single();
        var again = Scratch.Run("get,dataset");

        var entry = made.CacheEntry!;
        new DirectoryInfo(entry.Path).LinkTarget.Should().Be(Behind(entry));
        File.Exists(Path.Combine(Behind(entry), "data")).Should().BeTrue();
        made.NewEnv.Text("CM_DATA").Should().Be(Path.Combine(Behind(entry), "data"));
        again.FromCache.Should().BeTrue(again.CacheReason);
        again.CacheEntry!.Path.Should().Be(entry.Path);
        Entry("user").Artifact.Path.Should().Match(path => new DirectoryInfo(path).LinkTarget == null, "no rule fits it");
    }

    [Fact]
    public void It_is_like_any_other_for_those_that_look_after_the_cache()
    {
        Scratch.Run("use");

        var all = All();

        Entry("data").Size.Should().BeGreaterThan(5000);
        all.GetDependencies(Entry("user")).Select(needed => needed.Uid).Should().Equal(Entry("data").Uid);
        Findings(all).Should().BeEmpty();
    }

    [Theory]
    [InlineData("data", true)]
    [InlineData("dat*", true)]
    [InlineData("*", true)]
    [InlineData("get,dataset", true)]
    [InlineData("get,model", false)]
    [InlineData("get,-dataset", false)]
    [InlineData("get,-model", true)]
    [InlineData("tmp", false)]
    [InlineData("script-artifact-UID", true)]
    [InlineData("UID", true)]
    public void A_rule_fits_by_tags_and_by_the_script(string names, bool fits)
    {
        Rules($"{names.Replace("UID", ScratchEngine.UidOf("data"), StringComparison.Ordinal)}={Disk}; *={Disk} 2");

        var entry = Scratch.Run("get,dataset").CacheEntry!;

        new DirectoryInfo(entry.Path).LinkTarget.Should().Be(fits ? Behind(entry) : Path.Combine($"{Disk} 2", entry.Uid), "the first rule that fits counts");
    }

    [Fact]
    public void Early_components_have_their_folders_too()
    {
        Scratch.Component("tool", "tags: [ tool ]\ninstall: true\n", ("run.sh", "echo x > made\n"));
        Rules($"tool={Disk}");

        File.Exists(Path.Combine(Behind(Scratch.Run("tool").CacheEntry!), "made")).Should().BeTrue();
    }

    [Theory]
    [InlineData("store")]
    [InlineData("cleaner")]
    [InlineData("classic")]
    public void Whoever_removes_it_removes_the_link_and_what_is_behind_it(string way)
    {
        Scratch.Run("get,dataset");
        var entry = Entry("data");

        switch (way)
        {
            case "store":
                Scratch.Engine.Cache.Remove(entry.Artifact);
                break;
            case "cleaner":
                CachePruner.Remove(new PlannedRemoval(entry, "any"), All(), Scratch.Engine.Cache).Should().BeTrue();
                break;
            default:
                Scratch.Engine.ClassicActions().Execute(["rm", "cache", entry.Uid, "-f"], Scratch.Operation());
                break;
        }

        Directory.EnumerateFileSystemEntries(CacheFolder).Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(Disk).Should().BeEmpty();
        Scratch.Run("get,dataset").FromCache.Should().BeFalse();
    }

    [Fact]
    public void A_link_to_a_folder_of_another_name_is_somebody_s_own()
    {
        Rules(null);
        var entry = Scratch.Run("get,dataset").CacheEntry!;
        var own = Path.Combine(Scratch.WorkDirectory, "my data");
        Directory.Move(entry.Path, own);
        Directory.CreateSymbolicLink(entry.Path, own);

        Scratch.Engine.Cache.Remove(Entry("data").Artifact);

        Directory.EnumerateFileSystemEntries(CacheFolder).Should().BeEmpty();
        File.Exists(Path.Combine(own, "data")).Should().BeTrue();
    }

    [Fact]
    public void What_a_killed_removal_left_of_it_goes_too()
    {
        var entry = Scratch.Run("get,dataset").CacheEntry!;
        var aside = DirectoryRemoval.GetTemporaryPath(entry.Path);
        Directory.Move(entry.Path, aside);
        File.Delete(Path.Combine(Behind(entry), "data"));
        Directory.CreateSymbolicLink(DirectoryRemoval.GetTemporaryPath(Folder('a')), Path.Combine(Disk, Uid('a')));

        DirectoryRemoval.TryDelete(aside).Should().BeTrue();
        Directory.EnumerateFileSystemEntries(Disk).Should().BeEmpty();
        CachePruner.RemoveLeft(Directory.EnumerateFileSystemEntries(CacheFolder).Single()).Should().BeTrue("what it leads to was gone already");
        Directory.EnumerateFileSystemEntries(CacheFolder).Should().BeEmpty();
    }

    [Fact]
    public void While_its_disk_is_away_it_is_told_as_such_and_nothing_that_needs_it_goes()
    {
        Scratch.Run("use");
        var entry = Entry("data").Artifact;
        Directory.Move(Disk, Disk + " away");
        Orphan('e', "other");

        var away = All();
        var finding = Findings(away).Should().ContainSingle(found => found.Rule == "folder-gone").Subject;
        finding.Path.Should().Be(entry.Path);
        finding.Message.Should().Contain($"'{Behind(entry)}', which does not exist");
        Findings(away).Should().NotContain(found => found.Rule == "dependency-gone");
        PrunePlan.Create(PruneRequest.Useless, away.All, away, DateTime.UtcNow).Removals.Should().BeEmpty();

        Directory.Move(Disk + " away", Disk);
        Scratch.Run("use").FromCache.Should().BeTrue("the disk is back");
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error_and_leaves_nothing()
    {
        Rules($"dataset={Write("a file")}");

        var error = SettingsScene.Failure(() => Scratch.Run("get,dataset"));

        error.Id.Should().Be("CacheFolderNotWritable");
        error.Hint.Should().Contain("'dataset=").And.Contain(Scratch.Engine.Configuration.HomeFile);
        Directory.Exists(CacheFolder).Should().BeFalse();
    }

    [Fact]
    public void A_link_that_cannot_be_made_is_an_error_and_leaves_nothing()
    {
        var place = Directory.CreateDirectory(Folder('a')).FullName;

        var error = SettingsScene.Failure(() => Folders().Make(place, ObjectName.Parse("data"), ["dataset"]));

        error.Id.Should().Be("CacheLinkNotMade");
        Directory.EnumerateFileSystemEntries(Disk).Should().BeEmpty();
    }

    [Fact]
    public void An_entry_that_could_not_be_written_leaves_nothing_behind()
    {
        Folders().Make(Folder('a'), ObjectName.Parse("data"), ["dataset"]);

        PlacementRules.Undo(Folder('a'));

        Directory.EnumerateFileSystemEntries(CacheFolder).Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(Disk).Should().BeEmpty();
    }

    private PlacementRules Folders() => new(() => Scratch.Engine.Configuration.Get(SettingTable.CacheFolders));
}
