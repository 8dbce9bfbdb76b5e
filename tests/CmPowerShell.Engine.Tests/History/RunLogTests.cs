using AwesomeAssertions;
using CmPowerShell.Engine.History;
using CmPowerShell.Meta.FileSystem;
using Xunit;

namespace CmPowerShell.Engine.Tests.History;

public sealed class RunLogTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);
    private readonly string _folder = Directory.CreateTempSubdirectory("cm log's ").FullName;

    private string Text => File.ReadAllText(RunLog.PathIn(_folder));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_line_has_its_time_and_its_mark()
    {
        using (var log = new RunLog(_folder))
        {
            log.Write(Noon, '*', "begins");
            log.Write(Noon.AddMilliseconds(5), '|', "one\r\ntwo");
        }

        Text.Should().Be("12:00:00.000 * begins\n12:00:00.005 | one\n12:00:00.005 | two\n");
    }

    [Fact]
    public void However_much_is_printed_beginning_and_end_are_kept_and_nothing_else()
    {
        using (var log = new RunLog(_folder, headSize: 1000, endSize: 1000))
        {
            for (var i = 0; i < 10_000; i++)
            {
                log.Write(Noon, '|', $"line {i}");
            }
        }

        Text.Length.Should().BeLessThan(4000);
        Text.Should().StartWith("12:00:00.000 | line 0\n").And.EndWith("12:00:00.000 | line 9999\n").And.MatchRegex(@"… \d+ bytes are left out here …\n12:00:00\.000 \| line \d+\n");
        Directory.GetFiles(_folder).Should().Equal(RunLog.PathIn(_folder));
    }

    [Fact]
    public void A_little_more_than_the_beginning_is_kept_whole()
    {
        using (var log = new RunLog(_folder, headSize: 100, endSize: 1000))
        {
            Enumerable.Range(0, 20).ToList().ForEach(i => log.Write(Noon, '|', $"line {i}"));
        }

        Text.Split('\n').Where(line => line.Contains("line", StringComparison.Ordinal)).Should().HaveCount(20);
        Text.Should().NotContain("left out");
    }

    [Fact]
    public void What_a_killed_run_printed_last_is_on_the_disk()
    {
        var log = new RunLog(_folder, headSize: 100, endSize: 100);
        Enumerable.Range(0, 50).ToList().ForEach(i => log.Write(Noon, '|', $"line {i}"));

        // At the latest after a twentieth of a second.
        SpinWait.SpinUntil(() => Kept().Contains("line 49", StringComparison.Ordinal), TimeSpan.FromSeconds(10)).Should().BeTrue();
        log.Dispose();

        string Kept() => string.Concat(Directory.GetFiles(_folder, "*end*").Select(RegularFile.ReadAllText));
    }

    [Fact]
    public void It_is_held_as_long_as_the_run_goes_on()
    {
        using (new RunLog(_folder))
        {
            RunLog.IsHeld(_folder).Should().BeTrue();
        }

        RunLog.IsHeld(_folder).Should().BeFalse();
    }

    [Fact]
    public async Task Lines_may_come_from_many_threads()
    {
        using (var log = new RunLog(_folder, headSize: 2000, endSize: 100_000))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Enumerable.Range(0, 200).ToList().ForEach(i => log.Write(Noon, '|', $"<{n}.{i}>")))));
        }

        Text.Split('\n').Count(line => line.EndsWith('>')).Should().Be(1600);
    }
}
