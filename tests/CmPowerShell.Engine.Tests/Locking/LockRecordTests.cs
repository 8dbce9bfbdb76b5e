using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Engine.Locking;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Locking;

/// <summary>What runs write for other processes: who holds a lock, who waits for it, and which entries are in use.</summary>
public sealed class LockRecordTests : IDisposable
{
    private static readonly LockOwner Owner = new(new RunIdentity("7-abc/8-def"), 4711, "script::it's a tool", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
    private readonly ScratchFolder _folder = new("a home's locks");

    public void Dispose() => _folder.Dispose();

    private string Waiting => _folder.At("waiting");

    [Fact]
    public void An_owner_is_read_as_it_was_written()
    {
        Owner.Write(_folder.At("a.json"));

        LockOwner.Read(_folder.At("a.json")).Should().Be(Owner);
        LockOwner.Parse(Owner.Text).Should().Be(Owner);
        LockOwner.Read(_folder.At("missing.json")).Should().BeNull();
        Owner.ToString().Should().Be($"process 4711, which has been running 'script::it's a tool' since {Owner.Since.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}");
    }

    [Fact]
    public void An_owner_that_cannot_be_written_is_no_error_since_only_its_name_is_lost() =>
        FluentActions.Invoking(() => Owner.Write(_folder.At("missing", "a.json"))).Should().NotThrow();

    [Fact]
    public void A_file_of_a_run_is_held_until_the_run_ends_and_is_gone_then()
    {
        var file = "";
        using (var own = OwnedFile.Leave(_folder.Path, "use", "one\n"))
        {
            file = own.Path;
            own.Add("two\n");

            Path.GetFileName(file).Should().MatchRegex("^use-[0-9a-f]{12}\\.json$");
            OwnedFile.IsHeld(file).Should().BeTrue();
            OwnedFile.All(_folder.Path, "use").Should().Equal("one\ntwo\n");
            OwnedFile.All(_folder.Path, "wait").Should().BeEmpty();
        }

        (File.Exists(file), OwnedFile.IsHeld(file)).Should().Be((false, false));
        OwnedFile.All(_folder.At("missing"), "use").Should().BeEmpty();
    }

    [Fact]
    public void A_file_that_a_killed_run_left_is_not_held_and_is_removed_by_the_one_that_finds_it()
    {
        var (first, second) = (_folder.Write("use-1.json", "left"), _folder.Write("use-2.json", "left"));

        OwnedFile.IsHeld(first).Should().BeFalse();
        OwnedFile.All(_folder.Path, "use").Should().BeEmpty();

        (File.Exists(first), File.Exists(second)).Should().Be((false, false));
    }

    [Fact]
    public void Of_those_that_wait_for_a_lock_the_last_before_another_one_is_found()
    {
        using var first = WaitRecord.Leave(_folder.Path, new RunIdentity("1"), "entry-0001");
        using var other = WaitRecord.Leave(_folder.Path, new RunIdentity("2"), "entry-0002");
        using var second = WaitRecord.Leave(_folder.Path, new RunIdentity("3"), "entry-0001");

        WaitRecord.Last(_folder.Path, "entry-0001").Should().Be(second.Path);
        WaitRecord.Last(_folder.Path, "entry-0001", second.Path).Should().Be(first.Path);
        WaitRecord.Last(_folder.Path, "entry-0001", first.Path).Should().BeNull();
        WaitRecord.Last(_folder.Path, "entry-0003").Should().BeNull();
        WaitRecord.All(_folder.Path).Should().BeEquivalentTo([(new RunIdentity("1"), "entry-0001"), (new RunIdentity("2"), "entry-0002"), (new RunIdentity("3"), "entry-0001")]);
    }

    [Fact]
    public void Where_nobody_has_ever_waited_there_is_nobody_to_wait_for()
    {
        WaitRecord.Last(_folder.Path, "entry-0001").Should().BeNull();
        WaitRecord.All(_folder.Path).Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"run\": ")]
    [InlineData("[]")]
    public void A_record_of_a_wait_that_is_being_written_is_passed_over(string text)
    {
        Directory.CreateDirectory(Waiting);
        using var half = OwnedFile.Leave(Waiting, "wait-entry-0001~1", text);

        WaitRecord.All(_folder.Path).Should().BeEmpty();
    }

    [Fact]
    public void A_record_of_used_entries_without_a_readable_owner_is_passed_over()
    {
        using var broken = OwnedFile.Leave(_folder.Path, "use", "{\ne1\n");
        using var uses = EntryLeases.Begin(_folder.Path, Owner);
        uses.Add(["e2"]);
        uses.Add([]);

        EntryLeases.All(_folder.Path)["e2"].Should().Equal(Owner);
        EntryLeases.All(_folder.Path)["e1"].Should().BeEmpty();
    }
}
