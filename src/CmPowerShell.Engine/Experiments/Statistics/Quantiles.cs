namespace CmPowerShell.Engine.Experiments.Statistics;

/// <summary>Quantiles of sorted numbers, with linear interpolation between neighbours.</summary>
internal static class Quantiles
{
    /// <summary>The median; the numbers need no order.</summary>
    public static double Median(IEnumerable<double> values) => Of([.. values.Order()], 0.5);

    /// <summary>A quantile of sorted numbers.</summary>
    /// <param name="sorted">The numbers in ascending order; at least one.</param>
    /// <param name="share">The share of numbers below it, from 0 to 1.</param>
    public static double Of(IReadOnlyList<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var lower = (int)Math.Floor(place);
        var upper = Math.Min(lower + 1, sorted.Count - 1);
        return sorted[lower] + ((sorted[upper] - sorted[lower]) * (place - lower));
    }
}
