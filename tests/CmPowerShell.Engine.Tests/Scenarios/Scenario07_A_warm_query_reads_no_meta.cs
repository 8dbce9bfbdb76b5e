using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Engine.Tests.Index;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scenarios;

/// <summary>
/// A warm query over 370 scripts takes far less than 1.9 s: it reads the index and checks times, and reads no meta file. How long that takes is measured by the
/// benchmarks (<c>docs/reference/benchmarks.md</c>): milliseconds.
/// </summary>
public sealed class Scenario07_A_warm_query_reads_no_meta : IDisposable
{
    private const int Scripts = 370;
    private readonly ScratchHome _home = new();

    public Scenario07_A_warm_query_reads_no_meta()
    {
        for (var i = 0; i < Scripts; i++)
        {
            _home.Add("script", Alias(i), i.ToString("x16", CultureInfo.InvariantCulture), i % 2 == 0 ? "get,even" : "get,odd");
        }

        _home.Age();
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Neither_in_a_new_process_nor_in_one_that_goes_on()
    {
        _home.OpenIndex().Names("script").Should().HaveCount(Scripts);
        _home.Loads.Should().Be(Scripts, "the first query reads each meta file once");

        var warm = _home.OpenIndex();

        warm.Names("script", tags: "get,odd").Should().HaveCount(Scripts / 2);
        warm.Refresh();
        warm.Names("script", Alias(200)).Should().Equal(Alias(200));
        warm.Names("script", tags: "get,nothing").Should().BeEmpty("also a query without a match is answered from the index");
        _home.Loads.Should().Be(Scripts);
    }

    [Fact]
    public void A_change_costs_the_file_that_changed()
    {
        _home.OpenIndex().Names("script").Should().HaveCount(Scripts);
        _home.Add("script", Alias(7), 7.ToString("x16", CultureInfo.InvariantCulture), "get,changed");

        _home.OpenIndex().Names("script", tags: "get,changed").Should().Equal(Alias(7));

        _home.Loads.Should().Be(Scripts + 1);
    }

    private static string Alias(int number) => string.Create(CultureInfo.InvariantCulture, $"script-{number:000}");
}
