using AwesomeAssertions;
using CmPowerShell.Classic;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Pruning;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Maintenance;

/// <summary>Which entries go.</summary>
public sealed class PruneTests : CacheScene
{
    private static readonly DateTime Now = DateTime.UtcNow;

    [Fact]
    public void Nothing_that_a_run_could_use_goes_by_itself()
    {
        Entry('a');
        Entry('b', "user", new MetaMap { ["CM_LIB"] = Folder('a') });

        Plan(PruneRequest.Useless).Should().BeEmpty();
    }

    [Fact]
    public void What_no_run_can_use_goes_and_says_why()
    {
        Entry('1');
        Entry('2');
        Orphan('3', "tmp,tool");
        Entry('4', "broken");
        File.WriteAllText(Path.Combine(Folder('4'), CachedState.FileName), "[");
        Entry('5', "lost", new MetaMap { ["CM_LIB"] = Folder('9') });
        Orphan('6', $"old,script-artifact-{Uid('8')}");

        Plan(PruneRequest.Useless).Should().BeEquivalentTo($"2 same as {Uid('1')}", "3 unfinished", "4 broken", "5 broken");
        Plan(new PruneRequest { Orphan = true }).Should().Equal("6 its script is gone");
    }

    [Fact]
    public void What_was_not_used_for_long_goes()
    {
        Entry('a');
        Entry('b', "other");
        Used('a', daysAgo: 40);
        Used('b', daysAgo: 20);

        Plan(new PruneRequest { UnusedFor = TimeSpan.FromDays(30) }).Should().Equal("a not used for 40 days");
        Plan(new PruneRequest { OlderThan = TimeSpan.FromDays(30) }).Should().BeEmpty("all were made just now");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Entries_in_diamonds_are_planned_in_the_time_of_their_number(bool bySize)
    {
        // Two entries a layer, each needing both of the layer before: a million ways lead from top to bottom.
        for (var layer = 0; layer < 40; layer++)
        {
            foreach (var side in "ab")
            {
                Layered(side, layer, layer == 0 ? [] : [LayerUid('a', layer - 1), LayerUid('b', layer - 1)]);
            }
        }

        var request = bySize ? new PruneRequest { MaximumSize = 0 } : new PruneRequest { Orphan = true };
        var all = All();
        var order = PrunePlan.Create(request, all.All, all, Now).Removals.Select(removal => removal.Entry.Uid).ToList();

        order.Should().HaveCount(80);
        for (var layer = 1; layer < 40; layer++)
        {
            order.IndexOf(LayerUid('a', layer)).Should().BeLessThan(order.IndexOf(LayerUid('b', layer - 1)), "what refers to another one goes first");
        }
    }

    [Fact]
    public void Entries_that_refer_to_each_other_go_together_with_what_they_need()
    {
        Orphan('a', $"x,script-artifact-{Uid('9')}", new MetaMap { ["CM_LIB"] = Folder('b') });
        Orphan('b', $"y,script-artifact-{Uid('9')}", new MetaMap { ["CM_LIB"] = Folder('a'), ["CM_OTHER"] = Folder('c') });
        Orphan('c', $"z,script-artifact-{Uid('9')}");

        Plan(new PruneRequest { Orphan = true }).Should().HaveCount(3).And.EndWith("c its script is gone");
    }

    [Fact]
    public void What_an_entry_that_stays_refers_to_stays_unless_asked()
    {
        Entry('a', "lib");
        Entry('b', "user", new MetaMap { ["CM_LIB"] = Folder('a') });
        Used('a', daysAgo: 40);
        Used('b', daysAgo: 1);
        var request = new PruneRequest { UnusedFor = TimeSpan.FromDays(30) };

        Plan(request).Should().BeEmpty();
        Plan(request with { IncludeNeeded = true }).Should().Equal("a not used for 40 days");
        Used('b', daysAgo: 35);
        Plan(request).Should().Equal(["b not used for 35 days", "a not used for 40 days"], "the one that refers to the other goes first");
    }

    [Fact]
    public void A_dependency_by_its_record_counts_too()
    {
        Entry('a', "lib");
        Entry('b', "user");
        CacheRecordFile.Write(Folder('b'), Records.ThatNeeds(Uid('a')));
        Used('a', daysAgo: 40);

        Plan(new PruneRequest { UnusedFor = TimeSpan.FromDays(30) }).Should().BeEmpty();
    }

    [Fact]
    public void Above_the_size_the_least_recently_used_go_first_and_what_is_needed_last()
    {
        foreach (var (digit, script, days) in new[] { ('a', "one", 5), ('b', "two", 4), ('c', "three", 3) })
        {
            Entry(digit, script, digit == 'c' ? new MetaMap { ["CM_LIB"] = Folder('a') } : null);
            File.WriteAllBytes(Path.Combine(Folder(digit), "data"), new byte[100_000]);
            Used(digit, days);
        }

        Plan(new PruneRequest { MaximumSize = 1_000_000 }).Should().BeEmpty();
        Plan(new PruneRequest { MaximumSize = 250_000 }).Should().Equal("b least recently used");
        Plan(new PruneRequest { MaximumSize = 150_000 }).Should().BeEquivalentTo("b least recently used", "c least recently used");
        Plan(new PruneRequest { MaximumSize = 0 }).Should().HaveCount(3);
    }

    [Fact]
    public void Entries_that_refer_to_each_other_do_not_keep_each_other_alive()
    {
        Entry('a', "one", new MetaMap { ["CM_X"] = Folder('b') });
        Entry('b', "two", new MetaMap { ["CM_X"] = Folder('a') });
        Used('a', daysAgo: 40);
        Used('b', daysAgo: 40);

        Plan(new PruneRequest { UnusedFor = TimeSpan.FromDays(30) }).Should().HaveCount(2);
    }

    [Fact]
    public void What_a_run_is_making_stays()
    {
        Orphan('a', "tmp,tool");
        Entry('b');
        var locks = RunLocks.Begin(Scratch.Engine.Home, outer: null);

        using (locks.TryTake(LockName.Entry(Uid('a')), "tool"))
        {
            Plan(PruneRequest.Useless).Should().BeEmpty();
        }

        Plan(PruneRequest.Useless).Should().Equal("a unfinished");
        var all = All();
        var planned = new PlannedRemoval(all.Find(Uid('b'))!, "any");
        using (locks.TryTake(LockName.Entry(Uid('b')), "tool"))
        {
            FluentActions.Invoking(() => CachePruner.Remove(planned, all, Scratch.Engine.Cache)).Should().Throw<CmException>().Which.Error.Id.Should().Be("CacheEntryInUse");
        }

        CachePruner.Remove(planned, all, Scratch.Engine.Cache).Should().BeTrue();
        Directory.Exists(Folder('b')).Should().BeFalse();
    }

    [Fact]
    public void Somebody_who_names_an_entry_does_not_take_it_from_a_run()
    {
        Entry('a');
        var entry = All().Find(Uid('a'))!.Artifact;
        using (RunLocks.Begin(Scratch.Engine.Home, outer: null).TryTake(LockName.Entry(entry.Uid), "tool"))
        {
            FluentActions.Invoking(() => RemoveNamed(entry)).Should().Throw<CmException>().Which.Error.Id.Should().Be("CacheEntryInUse");
            Scratch.Engine.ClassicActions().Execute(["rm", "cache", entry.Uid, "-f"], Scratch.Operation()).Error!.Id.Should().Be("CacheEntryInUse");
            Directory.Exists(entry.Path).Should().BeTrue();
        }

        RemoveNamed(entry);
        Directory.Exists(entry.Path).Should().BeFalse();
    }

    [Fact]
    public void What_a_run_uses_stays_with_what_it_needs()
    {
        Entry('a', "lib");
        Entry('b', "user", new MetaMap { ["CM_LIB"] = Folder('a') });
        Entry('c', "other");
        foreach (var digit in "abc")
        {
            Used(digit, daysAgo: 40);
        }

        var request = new PruneRequest { UnusedFor = TimeSpan.FromDays(30), MaximumSize = 0 };
        using (Use('b'))
        {
            Plan(request).Should().Equal("c not used for 40 days");
            var all = All();
            PrunePlan.Create(request, all.All, all, Now).InUse.Should().ContainSingle(kept => kept.Entry.Uid == Uid('b') && kept.Entry.User!.EndsWith("since 12:00:00", StringComparison.Ordinal));
        }

        Plan(request).Should().HaveCount(3);
    }

    [Fact]
    public void What_a_killed_run_used_does_not_stay()
    {
        Entry('a');
        Use('a').Dispose();
        File.WriteAllText(Path.Combine(Locks, "use-000000000000.json"), $$"""{"run": "1-x", "process": 1, "script": "tool", "since": "2026-01-01T12:00:00Z"}""" + $"\n{Uid('a')}\n");

        RemoveNamed(All().Find(Uid('a'))!.Artifact);

        Directory.GetFiles(Locks, "use-*").Should().BeEmpty();
    }

    private string Locks => Path.Combine(Scratch.Engine.Home.OwnPath, "run-locks");

    /// <summary>Another run that uses an entry until what comes back is disposed.</summary>
    private EntryLeases Use(char digit)
    {
        Directory.CreateDirectory(Locks);
        var uses = EntryLeases.Begin(Locks, new LockOwner(RunIdentity.Begin(null), 1, "tool", new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Local)));
        uses.Add([Uid(digit)]);
        return uses;
    }

    private void RemoveNamed(Artifact entry) => CachePruner.Remove(entry, Scratch.Engine.Home, Scratch.Engine.Artifacts, Scratch.Operation());

    private List<string> Plan(PruneRequest request)
    {
        var all = All();
        return PrunePlan.Create(request, all.All, all, Now).Removals.Select(removal => $"{removal.Entry.Uid[0]} {removal.Reason}").ToList();
    }

    private void Used(char digit, int daysAgo)
    {
        LastUsedStamp.Note(Folder(digit)).Should().BeNull();
        File.SetLastWriteTimeUtc(Path.Combine(Folder(digit), LastUsedStamp.FileName), Now.AddDays(-daysAgo));
    }

    private static string LayerUid(char side, int layer) => $"{side}{layer:x15}";

    private void Layered(char side, int layer, string[] needs)
    {
        var folder = Path.Combine(CacheFolder, LayerUid(side, layer));
        Orphan('0', $"{side}{layer},script-artifact-{Uid('9')}", new MetaMap(needs.Select(uid => KeyValuePair.Create("CM_" + uid, (MetaValue)Path.Combine(CacheFolder, uid)))));
        Directory.Move(Folder('0'), folder);
        var meta = Path.Combine(folder, "_cm.json");
        File.WriteAllText(meta, File.ReadAllText(meta).Replace(Uid('0'), LayerUid(side, layer), StringComparison.Ordinal));
    }
}
