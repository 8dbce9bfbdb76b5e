using System.Globalization;
using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>Takes a share: <c>5%</c>, or a number from 0 to 1. A greater number without the sign is refused, since it could mean either.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ShareAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var text = Convert.ToString(ArgumentText.Unwrap(inputData), CultureInfo.InvariantCulture)?.Trim() ?? "";
        var isPercent = text.EndsWith('%');
        if (double.TryParse(text.TrimEnd('%').Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && (isPercent || number <= 1))
        {
            return isPercent ? number / 100 : number;
        }

        throw ArgumentText.Refusal($"'{text}' is no share. Write a percentage such as '5%', or a number from 0 to 1.");
    }
}
