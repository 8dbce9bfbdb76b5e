using System.Globalization;
using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Reads the dates of YAML 1.1, with or without a time, a fraction of a second and an offset from UTC.</summary>
internal static partial class YamlDate
{
    private const int DigitsOfMicrosecond = 6;
    private const int TicksOfMicrosecond = 10;

    /// <summary>Gets the date, or null when the text is not a date or the day or time does not exist.</summary>
    internal static MetaDate? Read(string text, SourcePosition position)
    {
        var match = Form().Match(text);
        if (!match.Success || Day(match) is not { } day)
        {
            return null;
        }

        if (!match.Groups["hour"].Success)
        {
            return new MetaDate(day, hasTime: false) { Position = position };
        }

        var offset = Offset(match);
        var isKnownTime = Number(match, "hour") < 24 && Number(match, "minute") < 60 && Number(match, "second") < 60;
        return isKnownTime && offset?.Duration() is not { TotalHours: >= 24 }
            ? new MetaDate(day + Time(match), hasTime: true, offset) { Position = position }
            : null;
    }

    private static DateTime? Day(Match match)
    {
        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day)
            : null;
    }

    private static TimeSpan Time(Match match)
    {
        var fraction = match.Groups["fraction"].Value;
        fraction = fraction[..Math.Min(fraction.Length, DigitsOfMicrosecond)].PadRight(DigitsOfMicrosecond, '0');
        return new TimeSpan(Number(match, "hour"), Number(match, "minute"), Number(match, "second"))
            + TimeSpan.FromTicks(int.Parse(fraction, CultureInfo.InvariantCulture) * TicksOfMicrosecond);
    }

    private static TimeSpan? Offset(Match match)
    {
        if (!match.Groups["sign"].Success)
        {
            return match.Groups["zone"].Success ? TimeSpan.Zero : null;
        }

        var offset = new TimeSpan(Number(match, "zoneHour"), Number(match, "zoneMinute"), 0);
        return match.Groups["sign"].Value == "-" ? -offset : offset;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        """
        \A (?<year>[0-9]{4}) - (?<month>[0-9]{1,2}) - (?<day>[0-9]{1,2})
        ( ([Tt]|[ \t]+) (?<hour>[0-9]{1,2}) : (?<minute>[0-9]{2}) : (?<second>[0-9]{2}) (\.(?<fraction>[0-9]*))?
          ([ \t]* (?<zone> Z | (?<sign>[-+]) (?<zoneHour>[0-9]{1,2}) (:(?<zoneMinute>[0-9]{2}))? ))?
        )? \z
        """,
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Form();
}
