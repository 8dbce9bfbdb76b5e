namespace CmPowerShell.Engine.Experiments.Statistics;

/// <summary>Finds measurements at the beginning of a series that differ from the rest because caches and clocks were cold.</summary>
internal static class WarmupDetection
{
    // Fewer values than this show no steady state.
    private const int FewestValues = 8;
    private const double FenceDistance = 1.5;

    /// <summary>The number of values at the beginning that are outside of the range of the second half; at most half of all.</summary>
    /// <param name="values">The values in the order in which they were measured.</param>
    public static int Count(IReadOnlyList<double> values)
    {
        if (values.Count < FewestValues)
        {
            return 0;
        }

        double[] steady = [.. values.Skip(values.Count / 2).Order()];
        var (lower, upper) = (Quantiles.Of(steady, 0.25), Quantiles.Of(steady, 0.75));
        var reach = Math.Max(FenceDistance * (upper - lower), 1e-9 * Math.Abs(upper));
        return values.Take(values.Count / 2).TakeWhile(value => value < lower - reach || value > upper + reach).Count();
    }
}
