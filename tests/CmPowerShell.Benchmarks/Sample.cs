namespace CmPowerShell.Benchmarks;

/// <summary>Takes the processor time of this process, child processes not counted, so that a busy machine changes little.</summary>
internal static class Sample
{
    /// <summary>The median of some calls after others that do not count.</summary>
    /// <returns>Milliseconds.</returns>
    public static double Median(int warmUps, int rounds, Action action)
    {
        for (var i = 0; i < warmUps; i++)
        {
            action();
        }

        // What the runtime still compiles in the background belongs to the warm-up.
        Thread.Sleep(TimeSpan.FromSeconds(2));
        return Median(Enumerable.Range(0, rounds).Select(_ => Take(action)));
    }

    /// <summary>The value in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static double Take(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
