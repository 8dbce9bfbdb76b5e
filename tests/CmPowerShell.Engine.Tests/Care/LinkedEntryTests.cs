using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Caching.Records;
using CmPowerShell.Engine.Care;
using CmPowerShell.Engine.Care.Bundles;
using CmPowerShell.Engine.Care.Cleaning;
using CmPowerShell.Engine.Care.Inspection;
using CmPowerShell.Engine.Dialects;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Engine.Tests.Settings;
using Xunit;

namespace CmPowerShell.Engine.Tests.Care;

/// <summary>Entries that lie on another disk, with a link in the cache.</summary>
public sealed class LinkedEntryTests : CareScene
{
    private readonly string _disk;

    public LinkedEntryTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        _disk = Path.Combine(Scratch.WorkDirectory, "big o'disk");
        Scratch.Artifact(WellKnown.Script, "data", "tags: [ get, dataset ]\ncache: true\nnew_env_keys: [ CM_DATA ]", ("run.sh", "head -c 5000 /dev/zero > data\necho CM_DATA=\"$PWD/data\" > tmp-run-env.out\n"));
        Scratch.Artifact(WellKnown.Script, "user", "tags: [ use ]\ncache: true\nnew_env_keys: [ CM_USED ]\ndeps: [ { tags: 'get,dataset' } ]", ("run.sh", "echo CM_USED=\"$CM_DATA\" > tmp-run-env.out\n"));
        Rules($"dataset={_disk}");
    }

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
        all.NeedsOf(Entry("user")).Select(needed => needed.Uid).Should().Equal(Entry("data").Uid);
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
        Rules($"{names.Replace("UID", ScratchEngine.UidOf("data"), StringComparison.Ordinal)}={_disk}; *={_disk} 2");

        var entry = Scratch.Run("get,dataset").CacheEntry!;

        new DirectoryInfo(entry.Path).LinkTarget.Should().Be(fits ? Behind(entry) : Path.Combine($"{_disk} 2", entry.Uid), "the first rule that fits counts");
    }

    [Fact]
    public void Early_components_have_their_folders_too()
    {
        Scratch.Component("tool", "tags: [ tool ]\ninstall: true\n", ("run.sh", "echo x > made\n"));
        Rules($"tool={_disk}");

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
                CacheCleaner.Remove(new PlannedRemoval(entry, "any"), All(), Scratch.Engine.Cache).Should().BeTrue();
                break;
            default:
                Scratch.Engine.Actions.Execute(["rm", "cache", entry.Uid, "-f"], Scratch.Operation());
                break;
        }

        Directory.EnumerateFileSystemEntries(CacheFolder).Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(_disk).Should().BeEmpty();
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
        var aside = FolderRemoval.AsideOf(entry.Path);
        Directory.Move(entry.Path, aside);
        File.Delete(Path.Combine(Behind(entry), "data"));
        Directory.CreateSymbolicLink(FolderRemoval.AsideOf(Folder('a')), Path.Combine(_disk, Uid('a')));

        FolderRemoval.TryDelete(aside).Should().BeTrue();
        Directory.EnumerateFileSystemEntries(_disk).Should().BeEmpty();
        CacheCleaner.RemoveLeft(Directory.EnumerateFileSystemEntries(CacheFolder).Single()).Should().BeTrue("what it leads to was gone already");
        Directory.EnumerateFileSystemEntries(CacheFolder).Should().BeEmpty();
    }

    [Fact]
    public void While_its_disk_is_away_it_is_told_as_such_and_nothing_that_needs_it_goes()
    {
        Scratch.Run("use");
        var entry = Entry("data").Artifact;
        Directory.Move(_disk, _disk + " away");
        Orphan('e', "other");

        var away = All();
        var finding = Findings(away).Should().ContainSingle(found => found.Rule == "folder-gone").Subject;
        finding.Path.Should().Be(entry.Path);
        finding.Message.Should().Contain($"'{Behind(entry)}', which is not there");
        Findings(away).Should().NotContain(found => found.Rule == "dependency-gone");
        CleaningPlan.Of(CleaningRequest.Useless, away.All, away, DateTime.UtcNow).Removals.Should().BeEmpty();

        Directory.Move(_disk + " away", _disk);
        Scratch.Run("use").FromCache.Should().BeTrue("the disk is back");
    }

    [Fact]
    public void A_bundle_holds_what_is_behind_the_link()
    {
        using var there = new ScratchEngine();

        var entry = Import(Packed("get,dataset"), there).Single();

        new FileInfo(Path.Combine(entry.Path, "data")).Length.Should().Be(5000);
        CacheStore.Load(entry).NewEnv.Text("CM_DATA").Should().Be(Path.Combine(entry.Path, "data"));
    }

    [Fact]
    public void An_entry_of_a_bundle_lies_where_the_rules_of_this_home_say()
    {
        using var there = new ScratchEngine();
        var disk = Path.Combine(there.WorkDirectory, "their disk");
        there.Engine.Configuration.Set(SettingTable.CacheFolders, new MetaText($"dataset={disk}"), ofHome: true);
        var archive = Packed("use");

        var entries = Import(archive, there);

        var data = entries.Single(entry => entry.Tags.Contains("dataset"));
        new DirectoryInfo(data.Path).LinkTarget.Should().Be(Path.Combine(disk, data.Uid));
        new FileInfo(Path.Combine(disk, data.Uid, "data")).Length.Should().Be(5000);
        Directory.GetFileSystemEntries(disk).Should().ContainSingle("nothing is left of the way there");
        new DirectoryInfo(entries.Single(entry => entry.Tags.Contains("use")).Path).LinkTarget.Should().BeNull();
        var all = new KeptEntries(there.Engine.Index, there.Engine.Repositories.Local, there.Engine.Home);
        Findings(all).Should().OnlyContain(finding => finding.Rule == "script-gone", "the scripts are not there");

        File.WriteAllText(Path.Combine(data.Path, CachedState.FileName), """{ "deps": [], "new_env": { "CM_DATA": "other" }, "new_state": {} }""");
        File.Delete(Path.Combine(data.Path, CacheRecord.FileName));
        Import(archive, there).Should().HaveCount(2, "another result in that place is replaced");
        CacheStore.Load(data).NewEnv.Text("CM_DATA").Should().Be(Path.Combine(data.Path, "data"));
        new FileInfo(Path.Combine(disk, data.Uid, "data")).Length.Should().Be(5000);
        Directory.GetFileSystemEntries(disk).Should().ContainSingle();
        Directory.GetFileSystemEntries(Path.GetDirectoryName(data.Path)!).Should().HaveCount(2);
    }

    [Fact]
    public void A_folder_that_another_home_has_on_the_disk_is_not_touched()
    {
        using var there = new ScratchEngine();
        there.Engine.Configuration.Set(SettingTable.CacheFolders, new MetaText($"dataset={_disk}"), ofHome: true);
        var archive = Packed("get,dataset");
        var mine = Entry("data").Artifact;

        var entry = Import(archive, there).Single();

        there.Events.Of<WarningReported>().Should().ContainSingle(warning => warning.Id == "CacheFolderTaken").Which.Text.Should().Contain(Behind(mine));
        new DirectoryInfo(entry.Path).LinkTarget.Should().BeNull();
        there.Engine.Cache.Remove(entry);
        File.Exists(Path.Combine(Behind(mine), "data")).Should().BeTrue();
    }

    [Fact]
    public void A_bundle_s_entry_whose_folder_cannot_be_made_is_an_error_of_its_own()
    {
        using var there = new ScratchEngine();
        there.Engine.Configuration.Set(SettingTable.CacheFolders, new MetaText($"dataset={Write("a file")}"), ofHome: true);
        var archive = Packed("get,dataset");

        var bundle = BundleFile.Read(archive);
        var result = new BundleImport(there.Engine.Home, there.Engine.Repositories, there.Engine.Index, there.Engine.Cache).Import(archive, bundle, bundle.Entries, force: true, there.Operation()).Single();

        result.Problem!.Id.Should().Be("CacheFolderNotWritable");
        Directory.GetFileSystemEntries(Path.Combine(there.Engine.Home.LocalPath, WellKnown.Cache.Alias)).Should().BeEmpty();
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
        Directory.EnumerateFileSystemEntries(_disk).Should().BeEmpty();
    }

    [Fact]
    public void An_entry_that_could_not_be_written_leaves_nothing_behind()
    {
        Folders().Make(Folder('a'), ObjectName.Parse("data"), ["dataset"]);

        EntryFolders.Undo(Folder('a'));

        Directory.EnumerateFileSystemEntries(CacheFolder).Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(_disk).Should().BeEmpty();
    }

    private string Packed(string tags)
    {
        var uid = Scratch.Run(tags).CacheEntry!.Uid;
        var archive = Path.Combine(Scratch.WorkDirectory, "bundle.zip");
        BundleExport.Of([All().Find(uid)!], All()).Write(archive, Scratch.Engine.Home, Scratch.Operation());
        return archive;
    }

    private static List<Artifact> Import(string archive, ScratchEngine there)
    {
        there.Engine.Refresh();
        var bundle = BundleFile.Read(archive);
        return new BundleImport(there.Engine.Home, there.Engine.Repositories, there.Engine.Index, there.Engine.Cache)
            .Import(archive, bundle, bundle.Entries, force: true, there.Operation()).Select(entry => entry.Artifact ?? throw new InvalidOperationException(entry.Problem?.Text ?? "It is not found.")).ToList();
    }

    private EntryFolders Folders() => new(() => Scratch.Engine.Configuration.Get(SettingTable.CacheFolders));

    private void Rules(string? rules) => Scratch.Engine.Configuration.Set(SettingTable.CacheFolders, rules is null ? null : new MetaText(rules), ofHome: true);

    private string Behind(Artifact entry) => Path.Combine(_disk, entry.Uid);

    private KeptEntry Entry(string script) => All().All.Single(entry => entry.ScriptName.Alias == script);

    private static List<CacheFinding> Findings(KeptEntries all) => all.All.SelectMany(entry => CacheInspector.Inspect(entry, all)).Concat(CacheInspector.InspectAround(all)).ToList();
}
