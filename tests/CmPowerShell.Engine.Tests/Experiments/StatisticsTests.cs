using AwesomeAssertions;
using CmPowerShell.Engine.Experiments.Statistics;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>The statistics of experiments, with values of known distributions and fixed seeds.</summary>
public sealed class StatisticsTests
{
    [Fact]
    public void Quartiles_are_interpolated_and_outliers_are_far_from_them()
    {
        var sample = new SampleSummary([3, 1, 2, 4, 100]);

        (sample.LowerQuartile, sample.Median, sample.UpperQuartile).Should().Be((2, 3, 4));
        (sample.Minimum, sample.Maximum, sample.Mean, sample.Count).Should().Be((1, 100, 22, 5));
        sample.Outliers.Should().Equal(100);
    }

    [Fact]
    public void The_interval_of_the_median_contains_it_and_needs_three_values()
    {
        var sample = new SampleSummary(Normal(new Random(1), 50, 10, 1));

        sample.Interval!.Value.Low.Should().BeLessThan(sample.Median);
        sample.Interval.Value.High.Should().BeGreaterThan(sample.Median);
        sample.RelativeError.Should().BeLessThan(0.1);
        new SampleSummary([1, 2]).Interval.Should().BeNull();
    }

    [Fact]
    public void The_interval_contains_the_true_median_about_as_often_as_it_promises()
    {
        var random = new Random(7);
        var hits = Enumerable.Range(0, 200).Select(_ => new SampleSummary(Normal(random, 25, 10, 1)).Interval!.Value).Count(interval => interval.Low <= 10 && interval.High >= 10);

        hits.Should().BeInRange(180, 200);
    }

    // The values of tables of the test: U = 0 of 5 and 5, and U = 3 of 4 and 6.
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 6, 7, 8, 9, 10 }, 2.0 / 252, 1)]
    [InlineData(new double[] { 1, 2, 3, 7 }, new double[] { 4.5, 5, 6, 8, 9, 10 }, 14.0 / 210, 0.75)]
    public void The_rank_test_of_small_samples_is_exact(double[] first, double[] second, double probability, double effect)
    {
        var (found, delta) = RankTest.Compare(first, second);

        found.Should().BeApproximately(probability, 1e-9);
        delta.Should().BeApproximately(effect, 1e-9);
    }

    [Fact]
    public void Equal_values_everywhere_are_no_difference()
    {
        var compared = new SampleComparison(new([2, 2, 2, 2, 2]), new([2, 2, 2, 2, 2]));

        (compared.Probability, compared.Effect, compared.Change, compared.IsDifferent).Should().Be((1, 0, 0, false));
    }

    [Fact]
    public void Ties_use_the_corrected_approximation()
    {
        double[] first = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5];
        double[] second = [3, 3, 4, 4, 5, 5, 6, 6, 7, 7];

        RankTest.Compare(first, second).Probability.Should().BeApproximately(0.0148, 0.002);
    }

    [Theory]
    [InlineData(1.959963985, 0.05)]
    [InlineData(0.5, 0.617075077)]
    [InlineData(3.290526731, 0.001)]
    [InlineData(0, 1)]
    public void Both_tails_of_the_normal_distribution(double distance, double probability) => NormalDistribution.GetBothTails(distance).Should().BeApproximately(probability, 1e-8);

    [Fact]
    public void A_slowdown_of_5_percent_under_2_percent_noise_is_found_with_20_repetitions()
    {
        var random = new Random(19);
        for (var i = 0; i < 50; i++)
        {
            var compared = new SampleComparison(new(Normal(random, 20, 100, 2)), new(Normal(random, 20, 105, 2)));

            compared.IsDifferent.Should().BeTrue();
            compared.Change.Should().BeInRange(0.02, 0.08);
            compared.Effect.Should().BeGreaterThan(0.5);
        }
    }

    [Theory]
    [InlineData(20, 5)]
    [InlineData(30, 6)]
    public void Of_1000_comparisons_of_equal_distributions_fewer_than_60_raise_an_alarm(int count, int seed)
    {
        var random = new Random(seed);

        Enumerable.Range(0, 1000).Count(_ => new SampleComparison(new(Normal(random, count, 100, 2)), new(Normal(random, count, 100, 2))).IsDifferent).Should().BeLessThan(60);
    }

    [Fact]
    public void Too_few_values_decide_nothing() => new SampleComparison(new([1, 1.1, 1.2]), new([9, 9.1, 9.2])).IsDifferent.Should().BeFalse();

    [Theory]
    [InlineData(new double[] { 9, 8, 1, 1.1, 0.9, 1, 1.05, 0.95, 1, 1.02 }, 2)]
    [InlineData(new double[] { 1, 1.1, 0.9, 1, 1.05, 0.95, 1, 1.02 }, 0)]
    [InlineData(new double[] { 9, 1, 1 }, 0)]
    public void Cold_values_at_the_beginning_are_a_warmup(double[] values, int count) => new SampleSummary(values).WarmupCount.Should().Be(count);

    // Box and Muller.
    private static double[] Normal(Random random, int count, double mean, double deviation) =>
        [.. Enumerable.Range(0, count).Select(_ => mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
}
