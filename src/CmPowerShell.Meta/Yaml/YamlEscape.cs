using System.Globalization;

namespace CmPowerShell.Meta.Yaml;

/// <summary>The escapes of characters inside double quotes. Everything beyond ASCII is escaped, as PyYAML does by default.</summary>
internal static class YamlEscape
{
    /// <summary>Whether a character must be escaped in double quotes.</summary>
    internal static bool IsNeeded(int code) => code is '"' or '\\' or < ' ' or > '~';

    /// <summary>The escape sequence.</summary>
    internal static string Format(int code) => code switch
    {
        0x00 => "\\0",
        0x07 => "\\a",
        0x08 => "\\b",
        0x09 => "\\t",
        0x0a => "\\n",
        0x0b => "\\v",
        0x0c => "\\f",
        0x0d => "\\r",
        0x1b => "\\e",
        '"' => "\\\"",
        '\\' => "\\\\",
        0x85 => "\\N",
        0xa0 => "\\_",
        0x2028 => "\\L",
        0x2029 => "\\P",
        <= 0xff => string.Create(CultureInfo.InvariantCulture, $"\\x{code:X2}"),
        <= 0xffff => string.Create(CultureInfo.InvariantCulture, $"\\u{code:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{code:X8}"),
    };
}
