namespace CmPowerShell.Engine.Experiments.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>The probability of a value at least as far from 0 as the given one, in either direction.</summary>
    /// <param name="distance">The distance, not negative.</param>
    // The continued fraction of the complementary error function; its terms are folded from the last one.
    public static double GetBothTails(double distance)
    {
        if (distance < 2)
        {
            return 1 - GetCentre(distance);
        }

        var fraction = 0.0;
        for (var term = 60; term >= 1; term--)
        {
            fraction = term / (distance + fraction);
        }

        return 2 * Density(distance) / (distance + fraction);
    }

    // The series of the integral from -distance to distance, for small distances.
    private static double GetCentre(double distance)
    {
        var (sum, term) = (distance, distance);
        for (var i = 1; i < 100 && Math.Abs(term) > 1e-17; i++)
        {
            term *= distance * distance / ((2 * i) + 1);
            sum += term;
        }

        return 2 * Density(distance) * sum;
    }

    private static double Density(double value) => Math.Exp(-value * value / 2) / Math.Sqrt(2 * Math.PI);
}
