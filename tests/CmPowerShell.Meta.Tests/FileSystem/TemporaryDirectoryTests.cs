using AwesomeAssertions;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>A folder is filled under a hidden name next to its place, and remains of killed programs are removed.</summary>
public sealed class TemporaryDirectoryTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("a home");
    private readonly string _repos;

    public TemporaryDirectoryTests() => _repos = _scratch.At("repos");

    public void Dispose() => _scratch.Dispose();

    private IEnumerable<string> Names => Directory.GetFileSystemEntries(_repos).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [Fact]
    public void Its_content_gets_its_place_in_one_step_and_the_rest_goes()
    {
        using (var temporary = TemporaryDirectory.In(_repos))
        {
            Names.Should().ContainSingle().Which.Should().StartWith(".cm-new-");
            Directory.Exists(temporary.Content).Should().BeFalse("it is filled by its user");
            Directory.CreateDirectory(temporary.Content);
            File.WriteAllText(Path.Combine(temporary.Content, "file"), "");
            File.WriteAllText(temporary.Beside("log"), "");

            temporary.MoveTo(Path.Combine(_repos, "tools"));

            Directory.GetFiles(Path.Combine(_repos, "tools")).Should().ContainSingle();
        }

        Names.Should().Equal("tools");
    }

    [Fact]
    public void What_was_not_moved_goes_when_it_ends()
    {
        using (var temporary = TemporaryDirectory.In(_repos))
        {
            Directory.CreateDirectory(temporary.Content);
        }

        Names.Should().BeEmpty();
    }

    [Fact]
    public void A_place_that_is_taken_is_an_error_and_keeps_its_content()
    {
        _scratch.Write("repos/tools/file", "old");
        using var temporary = TemporaryDirectory.In(_repos);
        Directory.CreateDirectory(temporary.Content);

        FluentActions.Invoking(() => temporary.MoveTo(Path.Combine(_repos, "tools"))).Should().Throw<IOException>();

        File.ReadAllText(Path.Combine(_repos, "tools", "file")).Should().Be("old");
    }

    [Fact]
    public void That_of_a_running_program_is_left_alone()
    {
        using var running = TemporaryDirectory.In(_repos);

        using (TemporaryDirectory.In(_repos))
        {
            Names.Should().HaveCount(2);
        }

        TemporaryDirectory.LeftIn(_repos, isOnlyMaker: true).Should().BeEmpty();
        Directory.Exists(running.Beside("")).Should().BeTrue();
    }

    [Fact]
    public void That_of_a_killed_program_is_removed_because_its_lock_is_free()
    {
        _scratch.Write("repos/.cm-new-left/lock", "");
        _scratch.Write("repos/.cm-new-left/content/file", "");
        _scratch.Write("repos/.other/lock", "");
        TemporaryDirectory.LeftIn(_repos).Should().ContainSingle();
        FileLock.IsHeld(Path.Combine(_repos, ".cm-new-left", "lock")).Should().BeFalse("the check holds nothing");

        TemporaryDirectory.In(_repos).Dispose();

        Names.Should().Equal(".other");
    }

    [Fact]
    public void One_without_a_lock_is_left_alone_for_a_minute_unless_nobody_else_makes_one()
    {
        var fresh = Directory.CreateDirectory(Path.Combine(_repos, ".cm-new-fresh")).FullName;
        var old = Directory.CreateDirectory(Path.Combine(_repos, ".cm-new-old")).FullName;
        Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddMinutes(-2));

        TemporaryDirectory.LeftIn(_repos).Should().Equal(old);
        TemporaryDirectory.LeftIn(_repos, isOnlyMaker: true).Should().BeEquivalentTo(fresh, old);
        TemporaryDirectory.In(_repos, isOnlyMaker: true).Dispose();

        Names.Should().BeEmpty();
    }
}
