using AwesomeAssertions;
using CmPowerShell.Engine.Experiments.Reporting;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>Charts of text for the console.</summary>
public sealed class TextChartTests
{
    [Fact]
    public void A_bar_is_as_long_as_its_value() =>
        TextChart.DrawBars([("one", 10), ("a half", 5), ("none", 0)], 20).Should().Equal(
            "one    10 ██████████",
            "a half  5 █████",
            "none    0");

    [Fact]
    public void Parts_of_a_character_show_small_differences() =>
        TextChart.DrawBars([("a", 80), ("b", 81)], 15).Should().Equal("a 80 █████████▉", "b 81 ██████████");

    [Fact]
    public void With_a_negative_value_bars_begin_at_the_lowest_one() =>
        TextChart.DrawBars([("down", -4), ("up", 4)], 17).Should().Equal("down -4", "up    4 █████████");

    [Fact]
    public void A_long_name_is_cut_and_lines_fit_the_width() =>
        TextChart.DrawBars([(new string('x', 50), 1)], 80).Should().ContainSingle().Which.Should().HaveLength(80).And.StartWith(new string('x', 31) + "… 1 █");

    [Fact]
    public void A_sparkline_has_a_column_for_each_value_and_its_range() =>
        TextChart.DrawSparklines([("rising", [1, 2, 3, 4, 5, 6, 7, 8]), ("flat", [2, 2])], 80).Should().Equal(
            "rising ▁▂▃▄▅▆▇█ 1 to 8",
            "flat   ▅▅ 2 to 2");

    [Fact]
    public void A_long_sparkline_has_the_last_values() =>
        TextChart.DrawSparklines([("x", [.. Enumerable.Repeat(1.0, 100), 2])], 30).Should().ContainSingle().Which.Should().HaveLength(30).And.Contain("▁█ 1 to 2");

    [Fact]
    public void Nothing_is_no_line()
    {
        TextChart.DrawBars([], 80).Should().BeEmpty();
        TextChart.DrawSparklines([], 80).Should().BeEmpty();
    }
}
