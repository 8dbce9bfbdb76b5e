namespace CmPowerShell.Engine.Experiments.Statistics;

/// <summary>
/// Confidence intervals by resampling, without an assumption about the distribution. The same values give the same interval:
/// the seed is fixed.
/// </summary>
internal static class Bootstrap
{
    /// <summary>The confidence of all intervals.</summary>
    public const double Confidence = 0.95;

    private const int Resamples = 1000;
    private const int FewestValues = 3;
    private const int Seed = 19;

    /// <summary>The interval of the median; null for too few values.</summary>
    /// <param name="sorted">The values in ascending order.</param>
    public static ConfidenceInterval? OfMedian(double[] sorted)
    {
        if (sorted.Length < FewestValues)
        {
            return null;
        }

        var random = new Random(Seed);
        var medians = new double[Resamples];
        var places = new int[sorted.Length];
        for (var i = 0; i < medians.Length; i++)
        {
            medians[i] = ResampledMedian(sorted, places, random);
        }

        return GetMiddle(medians);
    }

    /// <summary>The interval of the relative difference of two medians; null for too few values, and for a first median of 0.</summary>
    /// <param name="first">The values to compare with, in ascending order.</param>
    /// <param name="second">The other values, in ascending order.</param>
    public static ConfidenceInterval? OfRelativeDifference(double[] first, double[] second)
    {
        if (first.Length < FewestValues || second.Length < FewestValues || Quantiles.Of(first, 0.5) == 0)
        {
            return null;
        }

        var random = new Random(Seed);
        var differences = new List<double>(Resamples);
        var (places, otherPlaces) = (new int[first.Length], new int[second.Length]);
        for (var i = 0; i < Resamples; i++)
        {
            var (from, to) = (ResampledMedian(first, places, random), ResampledMedian(second, otherPlaces, random));
            if (from != 0)
            {
                differences.Add((to - from) / Math.Abs(from));
            }
        }

        return differences.Count == 0 ? null : GetMiddle([.. differences]);
    }

    // The values are sorted, so it is enough to sort the places that were drawn.
    private static double ResampledMedian(double[] sorted, int[] places, Random random)
    {
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = random.Next(sorted.Length);
        }

        Array.Sort(places);
        var middle = places.Length / 2;
        return places.Length % 2 == 1 ? sorted[places[middle]] : (sorted[places[middle - 1]] + sorted[places[middle]]) / 2;
    }

    private static ConfidenceInterval GetMiddle(double[] values)
    {
        Array.Sort(values);
        return new(Quantiles.Of(values, (1 - Confidence) / 2), Quantiles.Of(values, (1 + Confidence) / 2));
    }
}
