namespace CmPowerShell.Engine.Experiments.Figures;

/// <summary>Units that can be converted to each other, and what the name of a figure reveals about its unit.</summary>
internal static class FigureUnit
{
    private static readonly (string Dimension, (string Name, double Factor)[] Units)[] Table =
    [
        ("time", [("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("sec", 1), ("seconds", 1), ("min", 60), ("minutes", 60), ("h", 3600), ("hours", 3600)]),
        ("size", [("B", 1), ("bytes", 1), ("kB", 1e3), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("KiB", 1024), ("MiB", 1048576), ("GiB", 1073741824)]),
        ("share", [("%", 0.01), ("percent", 0.01)]),
        ("energy", [("mJ", 1e-3), ("J", 1), ("kJ", 1e3), ("Wh", 3600), ("kWh", 3.6e6)]),
        ("power", [("mW", 1e-3), ("W", 1), ("kW", 1e3)]),
    ];

    private static readonly (string Ending, string Unit)[] Endings =
    [
        ("_seconds", "s"), ("_secs", "s"), ("_sec", "s"), ("_s", "s"), ("_ms", "ms"), ("_us", "us"), ("_ns", "ns"),
        ("_bytes", "B"), ("_kb", "KB"), ("_mb", "MB"), ("_gb", "GB"), ("_percent", "%"), ("_watts", "W"), ("_joules", "J"),
    ];

    private static readonly Dictionary<string, (string Dimension, double Factor)> Known =
        Table.SelectMany(row => row.Units.Select(unit => (unit.Name, Value: (row.Dimension, unit.Factor)))).ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The unit that the name of a figure ends with; empty if it has none.</summary>
    public static string Guess(string name) => Endings.FirstOrDefault(pair => name.EndsWith(pair.Ending, StringComparison.OrdinalIgnoreCase)).Unit ?? "";

    /// <summary>The factor that converts values; null if the units are not of the same kind.</summary>
    /// <param name="from">The unit of the values.</param>
    /// <param name="to">The unit to convert to.</param>
    public static double? GetFactor(string from, string to) =>
        from == to ? 1
        : Known.TryGetValue(from, out var source) && Known.TryGetValue(to, out var target) && source.Dimension == target.Dimension ? source.Factor / target.Factor
        : null;

    /// <summary>Which values are better, as far as a unit or a name reveals it: less time and memory, more of a rate.</summary>
    public static BetterDirection GetBetter(string name, string unit) =>
        unit.Contains("/s", StringComparison.Ordinal) || unit is "fps" or "FPS" or "FLOPS" || name.Contains("accuracy", StringComparison.OrdinalIgnoreCase)
            || name.Contains("throughput", StringComparison.OrdinalIgnoreCase) ? BetterDirection.Higher
        : (Known.TryGetValue(unit, out var known) && known.Dimension is not "share")
            || name.Contains("latency", StringComparison.OrdinalIgnoreCase) ? BetterDirection.Lower
        : BetterDirection.Unknown;
}
