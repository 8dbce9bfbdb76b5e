namespace CmPowerShell.Engine.Experiments.Statistics;

/// <summary>
/// The rank test of Mann and Whitney: how probable is a difference of ranks as large as this one if both samples come from the same distribution?
/// It is exact for small samples without equal values; otherwise it uses the normal approximation with corrections for ties and continuity.
/// </summary>
internal static class RankTest
{
    private const int LargestExact = 20;

    /// <summary>Compares two samples.</summary>
    /// <returns>The two-sided probability, and Cliff's delta: from -1 (all of the second are lower) to 1 (all are higher).</returns>
    public static (double Probability, double Effect) Compare(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (ranks, ties) = GetRanks(first, second);
        var (n, m) = (first.Count, second.Count);
        var wins = ranks.Skip(n).Sum() - (m * (m + 1) / 2.0);
        var effect = (2 * wins / (n * (double)m)) - 1;
        return (ties == 0 && n <= LargestExact && m <= LargestExact ? GetExact(n, m, wins) : GetApproximate(n, m, wins, ties), effect);
    }

    // The ranks in the order of the given values; equal values share the mean of their ranks. Ties is the sum of t^3 - t.
    private static (double[] Ranks, double Ties) GetRanks(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double[] all = [.. first, .. second];
        int[] order = [.. Enumerable.Range(0, all.Length).OrderBy(place => all[place])];
        var (ranks, ties) = (new double[all.Length], 0.0);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && all[order[end]] == all[order[start]])
            {
                end++;
            }

            double count = end - start;
            ties += (count * count * count) - count;
            for (var i = start; i < end; i++)
            {
                ranks[order[i]] = (start + end + 1) / 2.0;
            }

            start = end;
        }

        return (ranks, ties);
    }

    // The number of arrangements for each number of wins, by the recursion over the sizes of the samples.
    private static double GetExact(int n, int m, double wins)
    {
        var counts = new double[(n * m) + 1];
        counts[0] = 1;
        for (var size = 1; size <= n; size++)
        {
            Multiply(counts, size + m);
            Divide(counts, size);
        }

        var tail = (int)Math.Min(wins, (n * m) - wins);
        return Math.Min(1, 2 * counts.Take(tail + 1).Sum() / counts.Sum());
    }

    // The generating function of the counts is a product of (1 - x^(m+i)) / (1 - x^i).
    private static void Multiply(double[] counts, int power)
    {
        for (var i = counts.Length - 1; i >= power; i--)
        {
            counts[i] -= counts[i - power];
        }
    }

    private static void Divide(double[] counts, int power)
    {
        for (var i = power; i < counts.Length; i++)
        {
            counts[i] += counts[i - power];
        }
    }

    private static double GetApproximate(int n, int m, double wins, double ties)
    {
        double all = n + m;
        var variance = n * (double)m / 12 * (all + 1 - (ties / (all * (all - 1))));
        if (variance <= 0)
        {
            return 1;
        }

        var distance = Math.Max(0, Math.Abs(wins - (n * m / 2.0)) - 0.5) / Math.Sqrt(variance);
        return NormalDistribution.GetBothTails(distance);
    }
}
