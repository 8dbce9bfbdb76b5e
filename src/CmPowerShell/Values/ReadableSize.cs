namespace CmPowerShell.Values;

/// <summary>Says a number of bytes for a person.</summary>
internal static class ReadableSize
{
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>The number with its unit; one KB is 1024 bytes, as PowerShell counts.</summary>
    public static string Format(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1024 && unit < Units.Length - 1; unit++)
        {
            size /= 1024;
        }

        return unit == 0 ? $"{bytes} bytes" : $"{size:0.0} {Units[unit]}";
    }
}
