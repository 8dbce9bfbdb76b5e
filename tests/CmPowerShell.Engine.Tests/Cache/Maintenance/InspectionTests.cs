using AwesomeAssertions;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Inspection;
using CmPowerShell.Engine.Cache.Inspection.Rules;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Maintenance;

/// <summary>What an inspection of the cache finds.</summary>
public sealed class InspectionTests : CacheScene
{
    [Fact]
    public void A_cache_in_order_has_no_findings()
    {
        Entry('a', env: new MetaMap { ["CM_DATA"] = Write("data/file"), ["CM_OWN"] = Folder('a'), ["CM_FLAGS"] = "-I/no/such", ["CM_LATER"] = "/no/$X" });
        Entry('b', "user", new MetaMap { ["CM_LIB"] = Path.Combine(Folder('a'), CachedState.FileName) });

        Findings().Should().BeEmpty();
    }

    [Fact]
    public void A_result_that_cannot_be_read()
    {
        Entry('a');
        Entry('b', "other");
        File.Delete(Path.Combine(Folder('a'), CachedState.FileName));
        File.WriteAllText(Path.Combine(Folder('b'), CachedState.FileName), "{ \"deps\": [");

        Found("broken-state").Should().Equal(Uid('a'), Uid('b'));
    }

    [Fact]
    public void A_meta_that_cannot_be_read()
    {
        Entry('a');
        File.WriteAllText(Path.Combine(Folder('a'), "_cm.json"), "{ \"tags\": ");

        var finding = Findings().Should().ContainSingle().Subject;

        finding.Rule.Should().Be("broken-meta");
        finding.Path.Should().Be(Folder('a'));
        finding.Message.Should().Contain("_cm.json:1:");
    }

    [Fact]
    public void The_entry_of_a_run_that_failed()
    {
        Orphan('a', "tmp,tool");
        File.Delete(Path.Combine(Folder('a'), CachedState.FileName));

        Findings().Select(finding => finding.Rule).Should().Equal("unfinished");
    }

    [Fact]
    public void An_entry_whose_script_is_gone()
    {
        Entry('a');
        Orphan('b', "old,script-artifact-" + Uid('9'), meta: new MetaMap { ["associated_script_artifact"] = $"get-old,{Uid('9')}" });

        var finding = Findings().Should().ContainSingle().Subject;

        (finding.Rule, finding.Entry!.Uid).Should().Be(("script-gone", Uid('b')));
        finding.Message.Should().Contain($"get-old,{Uid('9')}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" o'path é")]
    public void A_path_that_is_gone(string suffix)
    {
        var there = Write("there" + suffix);
        var gone = there + "-gone";
        Entry('a', env: new MetaMap { ["CM_THERE"] = there, ["CM_GONE"] = gone, ["+CM_LIST"] = MetaList.OfTexts([there, gone]) });

        Found("path-gone").Should().Equal(Uid('a'), Uid('a'));
        Findings().Should().OnlyContain(finding => finding.Message.Contains(gone));
    }

    [Fact]
    public void A_path_that_an_entry_stands_for_is_gone()
    {
        var gone = Write("data") + "-gone";
        Entry('a', env: new MetaMap { ["CM_GET_DEPENDENT_CACHED_PATH"] = gone }, meta: new MetaMap { ["dependent_cached_path"] = gone });

        Findings().Select(finding => finding.Rule).Should().Equal("cached-path-gone");
    }

    [Fact]
    public void An_entry_that_another_one_needs_is_gone()
    {
        Entry('a', env: new MetaMap { ["CM_LIB"] = Path.Combine(Folder('b'), "lib"), ["+PATH"] = MetaList.OfTexts([Folder('c') + ":/usr"]) });
        Entry('b', "lib");
        Write(Path.Combine(Folder('b'), "lib"));

        var finding = Findings().Should().ContainSingle().Subject;

        finding.Rule.Should().Be("dependency-gone");
        finding.Message.Should().Contain(Uid('c'));
    }

    [Fact]
    public void A_moved_home_is_no_fault()
    {
        Entry('a', env: new MetaMap { ["CM_OWN"] = $"/another/home/repos/local/cache/{Uid('a')}/{CachedState.FileName}" });

        Findings().Should().BeEmpty();
    }

    [Fact]
    public void Of_two_that_say_the_same_the_one_that_is_not_taken()
    {
        Entry('b', moreTags: ",x,y");
        Entry('a', moreTags: ",y,x");
        Entry('c', moreTags: ",x,y,z");

        var finding = Findings().Should().ContainSingle().Subject;

        (finding.Rule, finding.Entry!.Uid).Should().Be(("duplicate", Uid('b')));
        Scratch.Run("tool", request => request with { Quiet = true }).CacheEntry!.Uid.Should().Be(Uid('a'), "that is the entry which a run takes");
    }

    [Fact]
    public void Hidden_folders_that_nobody_uses()
    {
        Entry('a');
        var left = Directory.CreateDirectory(Path.Combine(CacheFolder, ".cm-new-0123")).FullName;
        var used = Directory.CreateDirectory(Path.Combine(CacheFolder, ".cm-new-4567")).FullName;
        File.WriteAllText(Path.Combine(left, "lock"), "");
        using var held = FileLock.Acquire(Path.Combine(used, "lock"), cancellation: TestContext.Current.CancellationToken);

        Findings().Select(finding => (finding.Rule, finding.Path)).Should().Equal(("left-over", left));
    }

    private List<CacheFinding> Findings()
    {
        var all = All();
        return CacheInspector.InspectAround(all).Concat(all.All.SelectMany(entry => CacheInspector.Inspect(entry, all))).ToList();
    }

    private IEnumerable<string> Found(string rule) => Findings().Where(finding => finding.Rule == rule).Select(finding => finding.Entry!.Uid);
}
