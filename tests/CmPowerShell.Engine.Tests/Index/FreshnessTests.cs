using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Index;

/// <summary>The index follows the disk, and reads no more of it than it must.</summary>
public sealed class FreshnessTests : IDisposable
{
    private readonly ScratchHome _home = new();
    private readonly string _a;

    public FreshnessTests()
    {
        _a = _home.Add("data", "a", "aaaaaaaaaaaaaaaa", "old");
        _home.Add("data", "b", "bbbbbbbbbbbbbbbb", "old");
        _home.Age();
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_second_index_reads_the_file_of_the_first_and_no_meta()
    {
        _home.OpenIndex().Names().Should().Equal("a", "b");
        var loads = _home.Loads;

        var second = _home.OpenIndex();

        second.Names("data", tags: "old").Should().Equal("a", "b");
        _home.Loads.Should().Be(loads);
        second.Search("data", "a").Single().Meta.Find("uid")!.ToString().Should().Be("aaaaaaaaaaaaaaaa");
        _home.Loads.Should().Be(loads + 1, "the meta itself is read when it is asked for");
    }

    [Fact]
    public void A_refresh_without_a_change_reads_nothing_and_gives_the_same_artifacts()
    {
        var index = _home.OpenIndex();
        var before = index.Search("data", "a").Single();
        var loads = _home.Loads;

        index.Refresh();

        index.Search("data", "a").Single().Should().BeSameAs(before);
        _home.Loads.Should().Be(loads);
    }

    [Fact]
    public void Nothing_is_written_when_nothing_has_changed()
    {
        _home.OpenIndex().Refresh();
        var written = File.GetLastWriteTimeUtc(_home.IndexFile);

        _home.OpenIndex().Refresh();

        File.GetLastWriteTimeUtc(_home.IndexFile).Should().Be(written);
    }

    public static TheoryData<string> Changes => [.. Cases.Keys];

    private static readonly Dictionary<string, (Action<FreshnessTests> Change, string Expected, int Reads)> Cases = new()
    {
        ["a new artifact"] = (test => test._home.Add("data", "c", tags: "new"), "a b c", 1),
        ["a new artifact of a new automation"] = (test => test._home.Add("fresh", "c"), "a b c", 1),
        ["a removed artifact"] = (test => Directory.Delete(test._a, recursive: true), "b", 0),
        ["a removed automation"] = (test => Directory.Delete(Path.GetDirectoryName(test._a)!, recursive: true), "", 0),
        ["a removed meta file"] = (test => File.Delete(test.MetaOfA), "b", 0),
        ["a renamed folder"] = (test => Directory.Move(test._a, Path.Combine(Path.GetDirectoryName(test._a)!, "z")), "b a", 1),
        ["an edit in place"] = (test => File.WriteAllText(test.MetaOfA, """{"alias": "changed"}"""), "changed b", 1),
        ["an edit in place of the same size"] = (test => File.WriteAllText(test.MetaOfA, File.ReadAllText(test.MetaOfA).Replace("\"a\"", "\"x\"")), "x b", 1),
        ["a replaced file"] = (test => test.Replace("""{"alias": "replaced"}"""), "replaced b", 1),
        ["a second meta file"] = (test => File.WriteAllText(Path.Combine(test._a, "_cm.yaml"), "alias: y\ntags: [x]\n"), "a b", 1),
        ["a meta file in a folder that had none"] = (test => test.Fill(), "a b empty", 1),
        ["another file beside the meta"] = (test => File.WriteAllText(Path.Combine(test._a, "run.sh"), "echo"), "a b", 0),
        ["a folder that begins with a dot"] = (test => Directory.Move(test._a, Path.Combine(Path.GetDirectoryName(test._a)!, ".a")), "b", 0),
        ["a new repository"] = (test => test._home.Add(test._home.AddRepository("other"), "data", "o"), "a b o", 1),
        ["a removed repository"] = (test => test._home.RemoveRepository(test._home.Local), "", 0),
        ["a changed prefix"] = (test => test.ChangePrefix(), "p", 1),
    };

    private string MetaOfA => Path.Combine(_a, "_cm.json");

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_noticed_and_only_it_is_read(string change)
    {
        var (apply, expected, reads) = Cases[change];
        Directory.CreateDirectory(Path.Combine(_home.Local.Path, "data", "empty"));
        _home.Age();
        var open = _home.OpenIndex();
        open.Names().Should().Equal("a", "b");
        apply(this);
        var loads = _home.Loads;

        open.Refresh();

        open.Names().Should().Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        (_home.Loads - loads).Should().Be(reads);
        _home.OpenIndex().Names().Should().Equal(open.Names(), "a second process sees the same");
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_noticed_where_the_system_tells_of_changes(string change)
    {
        var (apply, expected, _) = Cases[change];
        using var open = Watching();

        apply(this);
        open.Refresh();

        open.Names().Should().Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Where_the_system_tells_of_no_change_nothing_is_looked_at()
    {
        using var open = Watching();
        var looks = open.Looks;

        open.Refresh();
        File.WriteAllText(Path.Combine(_a, "result.txt"), "what a run leaves is no meta");
        open.Refresh();

        open.Looks.Should().Be(looks);
    }

    [Fact]
    public void Each_of_many_changes_is_noticed()
    {
        using var open = Watching();
        for (var i = 0; i < 20; i++)
        {
            _home.Add("data", $"n{i:00}");
            open.Refresh();
            open.Names().Should().HaveCount(3 + i);
            File.WriteAllText(Path.Combine(_home.Local.Path, "data", $"n{i:00}", "_cm.json"), $$"""{"alias": "m{{i}}"}""");
            open.Refresh();
            open.Names("data", $"m{i}").Should().ContainSingle();
        }
    }

    [Fact]
    public void When_notifications_were_lost_everything_is_looked_at()
    {
        using var open = Watching();
        File.WriteAllText(MetaOfA, """{"alias": "changed"}""");
        var other = Path.Combine(_home.Local.Path, "data", "b", "_cm.json");
        var most = int.Parse(File.ReadAllText("/proc/sys/fs/inotify/max_queued_events"), System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i <= most / 2; i++)
        {
            File.SetLastWriteTimeUtc(MetaOfA, DateTime.UtcNow.AddMinutes(-5));
            File.SetLastWriteTimeUtc(other, DateTime.UtcNow.AddMinutes(-5));
        }

        File.WriteAllText(other, """{"alias": "lost"}""");
        open.Refresh();

        open.Names().Should().Equal("changed", "lost");
    }

    [Fact]
    public void Behind_a_link_everything_is_looked_at()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "Linux tells of changes.");
        var elsewhere = Directory.CreateDirectory(Path.Combine(_home.Root, "elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "_cm.json"), """{"alias": "linked"}""");
        Directory.CreateSymbolicLink(Path.Combine(_home.Local.Path, "data", "linked"), elsewhere);
        using var open = new Engine.Index.ArtifactIndex(_home, _home.IndexFile) { MayLinkOutside = _ => true };
        Enumerable.Range(0, 4).ToList().ForEach(_ => open.Refresh());

        File.WriteAllText(Path.Combine(elsewhere, "_cm.json"), """{"alias": "renamed"}""");
        open.Refresh();

        open.Names().Should().Equal("a", "b", "renamed");
    }

    [Fact]
    public void Without_notifications_everything_is_looked_at()
    {
        using var open = _home.OpenIndex();
        open.UsesNotifications = false;
        Enumerable.Range(0, 4).ToList().ForEach(_ => open.Refresh());

        open.Looks.Should().Be(4);
    }

    /// <summary>An index that has been asked often enough to let the system tell of changes.</summary>
    private Engine.Index.ArtifactIndex Watching()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "Linux tells of changes.");
        Directory.CreateDirectory(Path.Combine(_home.Local.Path, "data", "empty"));
        _home.Age();
        var open = _home.OpenIndex();
        Enumerable.Range(0, 4).ToList().ForEach(_ => open.Refresh());
        var looks = open.Looks;
        open.Refresh();
        open.Looks.Should().Be(looks, "the folders are watched");
        return open;
    }

    [Fact]
    public void An_edit_at_once_after_the_reading_is_noticed_though_neither_size_nor_time_need_differ()
    {
        var file = Path.Combine(_home.Add("data", "c"), "_cm.json");
        var now = DateTime.UtcNow;
        var time = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(2);
        File.SetLastWriteTimeUtc(file, time);
        var index = _home.OpenIndex();
        index.Names("data", "c").Should().Equal("c");

        File.WriteAllText(file, File.ReadAllText(file).Replace("\"c\"", "\"d\""));
        File.SetLastWriteTimeUtc(file, time);
        index.Refresh();

        index.Names("data", "d").Should().Equal("d");
    }

    [Fact]
    public void Changed_content_is_seen_through_the_meta_even_when_the_identity_is_the_same()
    {
        var index = _home.OpenIndex();
        var before = index.Search("data", "a").Single();
        before.Meta.ContainsKey("extra").Should().BeFalse();

        _home.Add(_home.Local, "data", "a", "aaaaaaaaaaaaaaaa", "old", meta => meta["extra"] = "1");
        index.Refresh();

        index.Search("data", "a").Single().Meta.ContainsKey("extra").Should().BeTrue();
        before.Meta.ContainsKey("extra").Should().BeFalse("an artifact that was found stays as it was");
    }

    [Fact]
    public void A_touch_takes_up_one_folder_without_a_refresh()
    {
        var index = _home.OpenIndex();
        index.Names().Should().Equal("a", "b");
        var folder = _home.Add("fresh", "c", tags: "new");
        var other = _home.Add("data", "unnoticed");

        index.Touch(folder);
        index.Names().Should().Equal("a", "b", "c");
        Directory.Delete(folder, recursive: true);
        index.Touch(folder);
        index.Names().Should().Equal("a", "b");
        index.Refresh();

        index.Names().Should().Equal("a", "b", "unnoticed");
        index.At(other).Should().NotBeNull();
    }

    [Fact]
    public void A_touch_elsewhere_does_nothing()
    {
        var index = _home.OpenIndex();
        index.Names().Should().Equal("a", "b");

        index.Touch(_home.Root);
        index.Touch(Path.Combine(_a, "deeper"));

        index.Names().Should().Equal("a", "b");
    }

    [Fact]
    public void A_rebuild_reads_everything()
    {
        var index = _home.OpenIndex();
        index.Names().Should().Equal("a", "b");
        var time = File.GetLastWriteTimeUtc(MetaOfA);
        File.WriteAllText(MetaOfA, File.ReadAllText(MetaOfA).Replace("\"a\"", "\"x\""));
        File.SetLastWriteTimeUtc(MetaOfA, time);
        index.Refresh();
        index.Names().Should().Equal(["a", "b"], "a change that keeps size and time is the documented limit");

        index.Rebuild();

        index.Names().Should().Equal("x", "b");
    }

    private void Replace(string text)
    {
        var beside = Path.Combine(_a, "new.tmp");
        File.WriteAllText(beside, text);
        File.Move(beside, MetaOfA, overwrite: true);
    }

    private void Fill() => _home.Add("data", "empty");

    private void ChangePrefix()
    {
        _home.RemoveRepository(_home.Local);
        _home.Add(_home.AddRepository("local", "9a3280b14a4285c9", "sub"), "data", "p");
    }
}
