using System.Globalization;

namespace CmPowerShell.Engine.Experiments.Figures;

/// <summary>
/// The greatest memory of the programs that run below this process, read from time to time. Only Linux has it; a program that ends
/// before the first reading has none.
/// </summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan FirstReading = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly HashSet<int> _older;
    private readonly object _gate = new();
    private readonly Timer? _timer;
    private long _peak;

    /// <summary>Begins to read. Programs that run already, such as that of hooks, are not counted.</summary>
    public MemoryWatch()
    {
        _older = OperatingSystem.IsLinux() ? [.. GetChildren(Environment.ProcessId)] : [];
        _timer = OperatingSystem.IsLinux() ? new Timer(_ => Read(), null, FirstReading, Interval) : null;
    }

    /// <summary>The greatest sum in bytes; null if nothing was seen.</summary>
    public long? Peak => Interlocked.Read(ref _peak) is var peak and > 0 ? peak : null;

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Read()
    {
        // A reading that takes longer than the interval must not meet the next one.
        if (!Monitor.TryEnter(_gate))
        {
            return;
        }

        try
        {
            var sum = GetChildren(Environment.ProcessId).Where(child => !_older.Contains(child)).Sum(GetMemory);
            Interlocked.Exchange(ref _peak, Math.Max(_peak, sum));
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }

    private static long GetMemory(int process) => GetOwnMemory(process) + GetChildren(process).Sum(GetMemory);

    private static long GetOwnMemory(int process)
    {
        foreach (var line in ReadLines($"/proc/{process}/status"))
        {
            if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
            {
                return long.TryParse(line.AsSpan(6).Trim().TrimEnd(" kB"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size * 1024 : 0;
            }
        }

        return 0;
    }

    private static List<int> GetChildren(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task").SelectMany(task => ReadLines(task + "/children"))
                .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
