using System.Globalization;

namespace CmPowerShell.Meta.Values;

/// <summary>Dates as Python's <c>datetime</c> module prints them.</summary>
internal static class PythonDate
{
    private const int TicksOfMicrosecond = 10;

    /// <summary>As <c>str()</c> prints it: <c>2020-01-31</c>, <c>2020-01-31 10:00:00.500000+01:00</c>.</summary>
    internal static string Text(MetaDate date)
    {
        var day = date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return date.HasTime ? $"{day} {Time(date)}{Zone(date.Offset)}" : day;
    }

    /// <summary>As <c>repr()</c> prints it: <c>datetime.date(2020, 1, 31)</c>.</summary>
    internal static string Representation(MetaDate date)
    {
        var day = string.Create(CultureInfo.InvariantCulture, $"{date.Value.Year}, {date.Value.Month}, {date.Value.Day}");
        return date.HasTime ? $"datetime.datetime({day}, {string.Join(", ", TimeParts(date))})" : $"datetime.date({day})";
    }

    private static string Time(MetaDate date) =>
        date.Value.ToString(Microseconds(date) == 0 ? "HH:mm:ss" : "HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static int Microseconds(MetaDate date) => (int)(date.Value.Ticks % TimeSpan.TicksPerSecond / TicksOfMicrosecond);

    private static string Zone(TimeSpan? offset) => offset is { } known
        ? (known < TimeSpan.Zero ? "-" : "+") + known.ToString("hh\\:mm", CultureInfo.InvariantCulture)
        : "";

    private static IEnumerable<string> TimeParts(MetaDate date)
    {
        var microseconds = Microseconds(date);
        yield return Number(date.Value.Hour);
        yield return Number(date.Value.Minute);
        if (date.Value.Second != 0 || microseconds != 0)
        {
            yield return Number(date.Value.Second);
        }

        if (microseconds != 0)
        {
            yield return Number(microseconds);
        }

        if (date.Offset is { } offset)
        {
            yield return $"tzinfo={ZoneRepresentation(offset)}";
        }
    }

    // Python keeps a negative difference as whole days before and seconds after.
    private static string ZoneRepresentation(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero)
        {
            return "datetime.timezone.utc";
        }

        var seconds = (int)offset.TotalSeconds;
        var difference = seconds < 0 ? $"days=-1, seconds={Number(seconds + 86400)}" : $"seconds={Number(seconds)}";
        return $"datetime.timezone(datetime.timedelta({difference}))";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
