namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>The keys of a result that are neither a parameter nor a figure. The first two are those of the Python tools.</summary>
internal static class ResultKeys
{
    public const string Uid = "uid";
    public const string Time = "iso_datetime";
    public const string Point = "point";
    public const string Repetition = "repetition";
    public const string Outcome = "outcome";
    public const string ErrorId = "error_id";
    public const string Error = "error";
    public const string Machine = "measured_on";
    public const string Wall = "time_wall_seconds";
    public const string Cpu = "time_cpu_seconds";
    public const string Memory = "memory_peak_bytes";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string TimedOut = "timed_out";

    private static readonly HashSet<string> Reserved = new([Uid, Time, Point, Repetition, Outcome, ErrorId, Error, Machine], StringComparer.Ordinal);

    /// <summary>Whether a key describes the result itself.</summary>
    public static bool IsReserved(string key) => Reserved.Contains(key);
}
