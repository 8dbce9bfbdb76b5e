using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>
/// Takes an age. A number is one in days, as the text '90' is: PowerShell itself would read it as that many ten-millionths of a second, and everything is older than that.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AgeAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var age = ArgumentText.Unwrap(inputData) switch
        {
            sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => Days(LanguagePrimitives.ConvertTo<double>(inputData)),
            string text when TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var read) => read,
            TimeSpan given => given,
            _ => (TimeSpan?)null,
        };
        return age is null ? inputData
            : age >= TimeSpan.Zero ? age
            : throw ArgumentText.Refusal("An age is not below zero: a number of days, such as 90, or '12:00:00'.");
    }

    private static TimeSpan? Days(double days) => double.Abs(days) < TimeSpan.MaxValue.TotalDays ? TimeSpan.FromDays(days) : null;
}
