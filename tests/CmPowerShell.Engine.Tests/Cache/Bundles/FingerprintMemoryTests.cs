using AwesomeAssertions;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Bundles;

/// <summary>When the digest of a cache entry is computed again.</summary>
public sealed class FingerprintMemoryTests : IDisposable
{
    private const string Uid = "0123456789abcdef";
    private readonly ScratchFolder _folder = new("it's known");
    private int _computed;

    public FingerprintMemoryTests()
    {
        Directory.CreateDirectory(_folder.At("entry"));
        File.WriteAllText(Result, "one");
    }

    private string Result => _folder.At("entry", "result.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_entry_without_a_change_is_read_once()
    {
        Get();
        Get();

        _computed.Should().Be(1);
    }

    [Fact]
    public void A_change_that_keeps_size_and_time_is_noticed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The system does not give the times of changes.");
        Get();
        var time = File.GetLastWriteTimeUtc(Result);
        File.WriteAllText(Result, "two");
        File.SetLastWriteTimeUtc(Result, time);
        Get();

        _computed.Should().Be(2);
    }

    [Fact]
    public void A_file_that_was_written_a_moment_ago_is_read_again()
    {
        Get(later: TimeSpan.Zero);
        Get(later: TimeSpan.Zero);

        _computed.Should().Be(2);
    }

    [Fact]
    public void Many_digests_of_removed_entries_are_forgotten()
    {
        Get();
        Enumerable.Range(0, 150).ToList().ForEach(number => File.WriteAllText(_folder.At("memory", $"{number:x16}"), ""));

        Memory(TimeSpan.Zero).Sweep([Uid]);

        Directory.EnumerateFiles(_folder.At("memory")).Select(Path.GetFileName).Should().Equal(Uid);
    }

    private void Get(TimeSpan? later = null)
    {
        var file = new FileInfo(Result);
        Memory(later ?? TimeSpan.FromSeconds(10)).Get(Uid, _folder.At("entry"), [("result.txt", file)], () =>
        {
            _computed++;
            return "digest";
        });
    }

    private FingerprintMemory Memory(TimeSpan later) => new(_folder.At("memory"), new ShiftedClock(later));

    private sealed class ShiftedClock(TimeSpan later) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
    }
}
