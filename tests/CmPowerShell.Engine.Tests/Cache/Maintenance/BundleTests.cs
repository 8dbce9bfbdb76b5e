using System.IO.Compression;
using AwesomeAssertions;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Maintenance;

/// <summary>Taking results to another machine. Both homes have a space and an apostrophe in their paths, and the scripts are at different places.</summary>
public sealed class BundleTests : CacheScene
{
    private readonly ScratchEngine _there = new();

    public BundleTests()
    {
        foreach (var machine in new[] { Scratch, _there })
        {
            machine.Artifact(
                WellKnownNames.Script,
                "lib",
                "tags: [ lib ]\ncache: true\nnew_env_keys: [ CM_LIB, CM_FLAGS ]",
                ("run.sh", "echo made > 'lib file'; ln -s 'lib file' link; ln -s /bin/sh shell; echo \"prefix=$PWD\" > lib.pc\necho CM_LIB=\"$PWD/lib file\" > tmp-run-env.out\necho \"CM_FLAGS=-I$PWD/inc\" >> tmp-run-env.out\n"));
            machine.Artifact(
                WellKnownNames.Script,
                "app",
                "tags: [ app ]\ncache: true\nnew_env_keys: [ CM_APP ]\ndeps: [ { tags: lib } ]",
                ("run.sh", "cp \"$CM_LIB\" app && echo CM_APP=\"$PWD/app\" > tmp-run-env.out\n"));
            machine.Artifact(WellKnownNames.Script, "user", "tags: [ user ]\ndeps: [ { tags: lib }, { tags: app } ]", ("run.sh", "cat \"$CM_LIB\" \"$CM_APP\"\n"));
        }
    }

    [Fact]
    public void What_was_made_here_is_a_hit_there()
    {
        Scratch.Run("app");

        Import(Export("app")).Should().AllSatisfy(entry => entry.Problem.Should().BeNull());
        var result = _there.Run("user");

        result.Dependencies.Should().HaveCount(2).And.AllSatisfy(dependency => dependency.FromCache.Should().BeTrue(dependency.CacheReason));
        _there.Output().Should().Equal("made", "made");
        var lib = result.Dependencies[0].CacheEntry!.Path;
        result.Dependencies[0].NewEnv.Text("CM_LIB").Should().Be(Path.Combine(lib, "lib file")).And.NotContain(Scratch.Engine.Home.Path);
        result.Dependencies[0].NewEnv.Text("CM_FLAGS").Should().Be($"-I{lib}/inc");
    }

    [Fact]
    public void Files_get_the_paths_of_the_other_home_and_links_are_kept()
    {
        Scratch.Run("lib");

        var entry = Import(Export("lib")).Should().ContainSingle().Which.Artifact!;

        File.ReadAllText(Path.Combine(entry.Path, "lib.pc")).Should().Be($"prefix={entry.Path}\n");
        new FileInfo(Path.Combine(entry.Path, "link")).LinkTarget.Should().Be("lib file");
        new FileInfo(Path.Combine(entry.Path, "shell")).LinkTarget.Should().Be("/bin/sh");
        foreach (var file in Directory.EnumerateFiles(entry.Path).Where(file => new FileInfo(file).LinkTarget is null))
        {
            File.ReadAllText(file).Should().NotContain(Path.GetDirectoryName(Scratch.Engine.Home.Path)!, file);
        }

        Values(Path.Combine(entry.Path, "tmp-env.sh"), "CM_LIB").Should().Be(Path.Combine(entry.Path, "lib file"), "it can be sourced");
        var all = new CmPowerShell.Engine.Cache.Maintenance.CacheSnapshot(_there.Engine.Index, _there.Engine.Repositories.Local, _there.Engine.Home);
        all.All.SelectMany(kept => CmPowerShell.Engine.Cache.Inspection.CacheInspector.Inspect(kept, all)).Should().BeEmpty("digests were taken again");
    }

    [Fact]
    public void Equal_entries_make_equal_archives()
    {
        Scratch.Run("app");

        var first = File.ReadAllBytes(Export("app"));
        Scratch.Run("app").FromCache.Should().BeTrue();

        File.ReadAllBytes(Export("app")).Should().Equal(first, "the last use is not in it");
    }

    [Fact]
    public void What_is_there_already_is_passed_over()
    {
        Scratch.Run("app");
        var archive = Export("app");
        var first = Import(archive);

        Import(archive).Should().AllSatisfy(entry => entry.WasThere.Should().BeTrue());

        _there.Entries(WellKnownNames.Cache).Should().HaveCount(2);
        first.Should().AllSatisfy(entry => entry.WasThere.Should().BeFalse());
    }

    [Fact]
    public void Another_result_under_the_same_uid_is_replaced_only_when_asked()
    {
        Scratch.Run("lib");
        var archive = Export("lib");
        var entry = Import(archive).Single().Artifact!;
        File.WriteAllText(Path.Combine(entry.Path, CachedState.FileName), """{ "deps": [], "new_env": { "CM_LIB": "other" }, "new_state": {} }""");
        File.Delete(Path.Combine(entry.Path, "cm-cache-record.json"));

        Import(archive).Single().Problem!.Id.Should().Be("CacheEntryExists");
        using (RunLocks.Begin(_there.Engine.Home, outer: null).TryTake(LockName.Entry(entry.Uid), "lib"))
        {
            Import(archive, force: true).Single().Problem!.Id.Should().Be("CacheEntryInUse");
        }

        Import(archive, force: true).Single().Problem.Should().BeNull();

        CacheStore.Load(entry).NewEnv.Text("CM_LIB").Should().Be(Path.Combine(entry.Path, "lib file"));
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(entry.Path)!).Should().Equal(entry.Path);
    }

    [Fact]
    public void A_script_that_is_another_one_there_is_refused_with_what_needs_it()
    {
        Scratch.Run("app");
        _there.Artifact(WellKnownNames.Script, "lib", "tags: [ lib ]\ncache: true\nnew_env_keys: [ CM_LIB ]", ("run.sh", "true\n"));
        var archive = Export("app");

        var refused = Import(archive);

        refused.Select(entry => entry.Problem!.Id).Should().Equal("CacheEntryNotFitting", "CacheEntryNotFitting");
        refused[0].Problem!.Message.Should().Contain("run.sh was changed");
        refused[1].Problem!.Message.Should().Contain($"it needs the entry {refused[0].Entry.Uid}");
        Import(archive, force: true).Should().AllSatisfy(entry => entry.Problem.Should().BeNull());
    }

    [Fact]
    public void An_entry_without_what_it_needs_is_taken_in_only_when_asked()
    {
        Scratch.Run("app");
        var archive = Export("app");
        bool IsApp(BundledEntry entry) => entry.Script.Alias == "app";

        var refused = Import(archive, wanted: IsApp).Single().Problem!;

        refused.Id.Should().Be("CacheEntryNotFitting");
        refused.Hint.Should().Contain("-Force");
        Import(archive, force: true, wanted: IsApp).Single().Problem.Should().BeNull();
        _there.Entries(WellKnownNames.Cache).Should().ContainSingle();
    }

    [Fact]
    public void Scripts_that_are_not_there_are_named_with_their_repository()
    {
        Scratch.Artifact(WellKnownNames.Script, "rare", "tags: [ rare ]\ncache: true");
        Scratch.Run("rare");

        Import(Export("rare")).Single().Problem.Should().BeNull();

        _there.Events.Of<WarningReported>().Should().ContainSingle(warning => warning.Id == "ScriptsMissing" && warning.Text.Contains("rare,") && warning.Text.Contains("team@tools"));
    }

    [Fact]
    public void What_is_not_finished_is_not_packed()
    {
        Orphan('a', "tmp,tool");
        Entry('b', "user", new MetaMap { ["CM_LIB"] = Folder('c') });
        var all = All();

        FluentActions.Invoking(() => BundleExport.Create([all.Find(Uid('a'))!], all)).Should().Throw<CmException>().Which.Error.Id.Should().Be("CacheEntryNotFinished");
        FluentActions.Invoking(() => BundleExport.Create([all.Find(Uid('b'))!], all)).Should().Throw<CmException>().Which.Error.Message.Should().Contain(Uid('c'));
    }

    [Theory]
    [InlineData("../out")]
    [InlineData("shell/../../out")]
    [InlineData("folder-link/out")]
    public void A_link_that_would_be_made_outside_is_refused(string name)
    {
        Scratch.Run("lib");
        var archive = Export("lib");
        Change(archive, bundle => ((MetaMap)bundle.List("entries")[0])["links"] = new MetaMap { ["folder-link"] = "/tmp", [name] = "/bin/sh" });

        Import(archive).Single().Problem!.Id.Should().Be("ArchiveEntryOutside");

        _there.Entries(WellKnownNames.Cache).Should().BeEmpty();
    }

    [Theory]
    [InlineData("../../escaped", "ArchiveEntryOutside")]
    [InlineData("/escaped", "ArchiveEntryOutside")]
    public void A_file_that_would_be_written_outside_is_refused(string name, string id)
    {
        Scratch.Run("lib");
        var archive = Export("lib");
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Update))
        {
            zip.CreateEntry(name);
        }

        FluentActions.Invoking(() => Import(archive)).Should().Throw<CmException>().Which.Error.Id.Should().Be(id);
    }

    [Fact]
    public void Another_archive_is_no_bundle()
    {
        var archive = Path.Combine(Scratch.WorkDirectory, "other.zip");
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            zip.CreateEntry("readme");
        }

        FluentActions.Invoking(() => BundleFile.Read(archive)).Should().Throw<CmException>().Which.Error.Id.Should().Be("CacheBundleInvalid");
        FluentActions.Invoking(() => BundleFile.Read(Write("text.zip", "no zip"))).Should().Throw<CmException>().Which.Error.Id.Should().Be("ArchiveBroken");
    }

    [Fact]
    public void An_entry_whose_name_is_no_uid_is_refused()
    {
        Scratch.Run("lib");
        var archive = Export("lib");
        Change(archive, bundle => ((MetaMap)bundle.List("entries")[0])["uid"] = "../../../escaped");

        FluentActions.Invoking(() => BundleFile.Read(archive)).Should().Throw<CmException>().Which.Error.Id.Should().Be("CacheBundleInvalid");
    }

    private string Export(string script)
    {
        var all = All();
        var archive = Path.Combine(Scratch.WorkDirectory, script + ".zip");
        BundleExport.Create(all.All.Where(entry => entry.ScriptName.Alias == script), all).Write(archive, Scratch.Engine.Home, Scratch.Operation());
        return archive;
    }

    private IReadOnlyList<ImportedEntry> Import(string archive, bool force = false, Func<BundledEntry, bool>? wanted = null)
    {
        var bundle = BundleFile.Read(archive);
        var engine = _there.Engine;
        engine.Index.Refresh();
        return new BundleImport(engine.Home, engine.Repositories, engine.Index, engine.Cache).Import(archive, bundle, bundle.Entries.Where(wanted ?? (_ => true)).ToList(), force, _there.Operation());
    }

    private static void Change(string archive, Action<MetaMap> change)
    {
        using var zip = ZipFile.Open(archive, ZipArchiveMode.Update);
        var entry = zip.GetEntry(CacheBundle.FileName)!;
        MetaMap bundle;
        using (var reader = new StreamReader(entry.Open()))
        {
            bundle = (MetaMap)JsonMeta.Parse(reader.ReadToEnd(), archive);
        }

        change(bundle);
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(CacheBundle.FileName).Open());
        writer.Write(JsonMeta.Write(bundle));
    }

    // What a shell makes of a script of variables.
    private static string Values(string file, string variable)
    {
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", $". \"$1\"; printf %s \"${variable}\"", "bash", file]) { RedirectStandardOutput = true })!;
        return shell.StandardOutput.ReadToEnd();
    }
}
