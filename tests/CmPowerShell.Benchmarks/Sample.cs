namespace CmPowerShell.Benchmarks;

/// <summary>Takes the processor time of this process, child processes not counted, so that a busy machine changes little.</summary>
internal static class Sample
{
    private const int CallsBetweenPauses = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The median of some calls after others that do not count.</summary>
    /// <returns>Milliseconds.</returns>
    public static double Median(int warmUps, int rounds, Action action)
    {
        for (var i = 1; i <= warmUps; i++)
        {
            action();
            if (i % CallsBetweenPauses == 0)
            {
                // The runtime compiles in the background, and only while nothing new is called, as between the commands of a user.
                Thread.Sleep(Pause);
            }
        }

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
