using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Maintenance;

/// <summary>Entries on another disk that are moved to another home.</summary>
public sealed class LinkedEntryBundleTests : DiskScene
{
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
        var all = new CacheSnapshot(there.Engine.Index, there.Engine.Repositories.Local, there.Engine.Home);
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
        there.Engine.Configuration.Set(SettingTable.CacheFolders, new MetaText($"dataset={Disk}"), ofHome: true);
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
        Directory.GetFileSystemEntries(Path.Combine(there.Engine.Home.LocalPath, WellKnownNames.Cache.Alias)).Should().BeEmpty();
    }

    private string Packed(string tags)
    {
        var uid = Scratch.Run(tags).CacheEntry!.Uid;
        var archive = Path.Combine(Scratch.WorkDirectory, "bundle.zip");
        BundleExport.Create([All().Find(uid)!], All()).Write(archive, Scratch.Engine.Home, Scratch.Operation());
        return archive;
    }

    private static List<Artifact> Import(string archive, ScratchEngine there)
    {
        there.Engine.Refresh();
        var bundle = BundleFile.Read(archive);
        return new BundleImport(there.Engine.Home, there.Engine.Repositories, there.Engine.Index, there.Engine.Cache)
            .Import(archive, bundle, bundle.Entries, force: true, there.Operation()).Select(entry => entry.Artifact ?? throw new InvalidOperationException(entry.Problem?.Text ?? "It is not found.")).ToList();
    }
}
