using AwesomeAssertions;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Reporting.Pictures;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>The points that no other point surpasses.</summary>
public sealed class ParetoFrontTests
{
    [Fact]
    public void A_point_that_is_worse_in_both_figures_is_not_on_the_front() =>
        ParetoFront.Find([(1, 10), (2, 5), (3, 6), (4, 1)], BetterDirection.Lower, BetterDirection.Lower).Should().Equal(0, 1, 3);

    [Fact]
    public void More_can_be_better() =>
        ParetoFront.Find([(1, 10), (2, 20), (3, 15), (4, 30)], BetterDirection.Lower, BetterDirection.Higher).Should().Equal(0, 1, 3);

    [Fact]
    public void Equal_points_are_on_it_together() =>
        ParetoFront.Find([(1, 1), (1, 1), (1, 2)], BetterDirection.Lower, BetterDirection.Lower).Should().Equal(0, 1);

    [Theory]
    [InlineData(BetterDirection.Unknown, BetterDirection.Lower)]
    [InlineData(BetterDirection.Higher, BetterDirection.Unknown)]
    public void There_is_none_where_it_is_not_known_what_is_better(BetterDirection x, BetterDirection y) =>
        ParetoFront.Find([(1, 1), (2, 2)], x, y).Should().BeEmpty();
}
