namespace CmPowerShell.Meta.Json;

/// <summary>The numbers that Python's form of JSON has in addition, and numbers of the same length that each reader of JSON knows.</summary>
internal static class JsonConstant
{
    /// <summary>The length of the longest one.</summary>
    public const int LongestLength = 9;

    /// <summary>Puts a number in the place of the constant at the start of a text.</summary>
    /// <param name="text">The text; it is not changed when it begins otherwise.</param>
    /// <param name="length">The length of the constant.</param>
    /// <returns>The value of the constant; null where there is none.</returns>
    public static double? Replace(Span<byte> text, out int length)
    {
        var value = text.StartsWith("NaN"u8) ? double.NaN
            : text.StartsWith("Infinity"u8) ? double.PositiveInfinity
            : text.StartsWith("-Infinity"u8) ? double.NegativeInfinity
            : (double?)null;
        var number = value switch
        {
            null => [],
            double.NaN => "0e0"u8,
            > 0 => "1e999999"u8,
            _ => "-1e999999"u8,
        };
        number.CopyTo(text);
        length = number.Length;
        return value;
    }
}
