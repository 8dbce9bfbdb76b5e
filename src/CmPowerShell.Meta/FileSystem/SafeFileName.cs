using System.Buffers;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// Makes the name of one file of a text that a repository chose, such as an alias. The name leads to no other directory and is allowed on every system.
/// </summary>
internal static class SafeFileName
{
    private const int MaximumLength = 120;

    // What Windows does not allow in a file name, so that a name is the same on every system.
    private static readonly SearchValues<char> NotAllowed = SearchValues.Create(@"/\:*?""<>|");

    private static readonly string[] Devices = ["con", "prn", "aux", "nul", "conin$", "conout$"];

    /// <summary>The name: the text itself where that is safe; otherwise each character that is not becomes <c>_</c>.</summary>
    /// <param name="text">The text.</param>
    public static string From(string text)
    {
        var plain = new string([.. text.Select(c => char.IsControl(c) || NotAllowed.Contains(c) ? '_' : c)]).Trim();
        plain = plain.Length > MaximumLength ? plain[..MaximumLength] : plain;
        var name = plain.TrimEnd('.', ' ');
        return name.StartsWith('.') ? "_" + name[1..] : name.Length == 0 ? "_" : IsDevice(name) ? "_" + name : name;
    }

    /// <summary>Whether a name means a device on Windows. Case and extension do not count.</summary>
    public static bool IsDevice(string name)
    {
        var plain = name.Split('.')[0].TrimEnd(' ');
        return Array.Exists(Devices, device => plain.Equals(device, StringComparison.OrdinalIgnoreCase))
            || (plain.Length == 4 && char.IsAsciiDigit(plain[3]) && (plain.StartsWith("com", StringComparison.OrdinalIgnoreCase) || plain.StartsWith("lpt", StringComparison.OrdinalIgnoreCase)));
    }
}
