using System.Globalization;

namespace CmPowerShell;

/// <summary>Formats values for the views of the module. The properties themselves keep their exact values.</summary>
public static class ViewText
{
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>A number of bytes with its unit, such as <c>1.5 MB</c>; empty for null. One KB is 1024 bytes, as PowerShell counts.</summary>
    public static string Size(long? bytes)
    {
        var (size, unit) = ((double)(bytes ?? 0), 0);
        for (; size >= 1024 && unit < Units.Length - 1; unit++)
        {
            size /= 1024;
        }

        return bytes is null ? "" : unit == 0 ? $"{bytes} bytes" : string.Create(CultureInfo.InvariantCulture, $"{size:0.0} {Units[unit]}");
    }

    /// <summary>Formats the time since a moment, such as <c>2 h ago</c>, for a year at most; then the date. Empty for null.</summary>
    /// <param name="time">The moment, in local time or UTC according to its kind.</param>
    public static string Ago(DateTime? time)
    {
        if (time is not { } moment)
        {
            return "";
        }

        return (DateTime.UtcNow - moment.ToUniversalTime()) switch
        {
            { TotalMinutes: < 1 } => "just now",
            { TotalHours: < 1 } age => Count(age.TotalMinutes, "min"),
            { TotalDays: < 1 } age => Count(age.TotalHours, "h"),
            { TotalDays: < 14 } age => Count(age.TotalDays, "d"),
            { TotalDays: < 365 } age => Count(age.TotalDays / 7, "wk"),
            _ => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Formats a duration, such as <c>0.25 s</c>, <c>3:20 min</c> or <c>1:05 h</c>; empty for null.</summary>
    public static string Duration(TimeSpan? duration) => duration switch
    {
        null => "",
        { TotalMinutes: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.00} s"),
        { TotalHours: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}:{span.Seconds:00} min"),
        { } span => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:00} h"),
    };

    /// <summary>A measured number with at most five digits that count; empty for null.</summary>
    public static string Number(double? number) => number is { } value ? value.ToString(Math.Abs(value) >= 100_000 ? "0" : "G5", CultureInfo.InvariantCulture) : "";

    /// <summary>A moment with its date and age; empty for null.</summary>
    public static string When(DateTime? time) =>
        time is { } moment ? string.Create(CultureInfo.InvariantCulture, $"{moment.ToLocalTime():yyyy-MM-dd HH:mm:ss} ({Ago(moment)})") : "";

    /// <summary>A text of at most so many characters; a longer one ends in an ellipsis.</summary>
    /// <param name="text">The text; null for an empty one.</param>
    /// <param name="width">The number of characters.</param>
    public static string Cut(string? text, int width) => text is null || text.Length <= width ? text ?? "" : text[..(width - 1)] + "…";

    /// <summary>The name of one value of an enumeration, also where only its number came back from a file or a job; empty for null.</summary>
    /// <param name="kind">The enumeration.</param>
    /// <param name="value">The value, its name or its number.</param>
    public static string Name(Type kind, object? value) => value is int number ? Enum.GetName(kind, number) ?? number.ToString(CultureInfo.InvariantCulture) : value?.ToString() ?? "";

    /// <summary>The name of the colour of <c>$PSStyle.Foreground</c> for an outcome or a severity; <c>White</c> for no colour.</summary>
    public static string Color(object? value) => value?.ToString()?.ToUpperInvariant() switch
    {
        "SUCCEEDED" or "PASSED" => "Green",
        "FAILED" or "ERROR" or "TIMEDOUT" or "TIMED_OUT" or "INTERRUPTED" => "Red",
        "WARNING" or "CANCELLED" or "SKIPPED" => "Yellow",
        "RUNNING" => "Cyan",
        _ => "White",
    };

    private static string Count(double amount, string unit) => string.Create(CultureInfo.InvariantCulture, $"{(int)amount} {unit} ago");
}
