using AwesomeAssertions;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>A folder is replaced by another one as a whole, or stays as it was.</summary>
public sealed class ReplacedDirectoryTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("repos");
    private readonly string _folder;

    public ReplacedDirectoryTests() => _folder = _scratch.At("tools");

    public void Dispose() => _scratch.Dispose();

    private IEnumerable<string> Names => Directory.GetFileSystemEntries(_scratch.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [Fact]
    public void The_old_folder_goes_when_a_new_one_has_its_place()
    {
        _scratch.Write("tools/file", "old");

        using (ReplacedDirectory.SetAside(_folder, replaces: true))
        {
            Directory.Exists(_folder).Should().BeFalse();
            _scratch.Write("tools/file", "new");
        }

        File.ReadAllText(Path.Combine(_folder, "file")).Should().Be("new");
        Names.Should().Equal("tools");
    }

    [Fact]
    public void The_old_folder_has_its_place_again_when_nothing_new_came()
    {
        _scratch.Write("tools/file", "old");

        ReplacedDirectory.SetAside(_folder, replaces: true).Dispose();

        File.ReadAllText(Path.Combine(_folder, "file")).Should().Be("old");
        Names.Should().Equal("tools");
    }

    [Fact]
    public void A_folder_that_must_not_be_replaced_stays_where_it_is()
    {
        _scratch.Write("tools/file", "old");

        using (ReplacedDirectory.SetAside(_folder, replaces: false))
        {
            Directory.Exists(_folder).Should().BeTrue();
        }

        Directory.Exists(_folder).Should().BeTrue();
    }

    [Fact]
    public void Nothing_is_done_where_there_is_no_folder()
    {
        using (var replaced = ReplacedDirectory.SetAside(_folder, replaces: true))
        {
            replaced.Drop();
        }

        Names.Should().BeEmpty();
    }

    [Fact]
    public void An_old_folder_that_is_dropped_does_not_come_back()
    {
        _scratch.Write("tools/file", "old");

        using (var replaced = ReplacedDirectory.SetAside(_folder, replaces: true))
        {
            replaced.Drop();
            Names.Should().BeEmpty();
        }

        Names.Should().BeEmpty();
    }
}
