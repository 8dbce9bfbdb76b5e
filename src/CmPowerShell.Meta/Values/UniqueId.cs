using System.Buffers;

namespace CmPowerShell.Meta.Values;

/// <summary>Recognizes the unique ids of artifacts and repositories: 16 hexadecimal digits.</summary>
public static class UniqueId
{
    private const int Length = 16;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Checks whether a text, without white space around it, is a unique id.</summary>
    public static bool IsValid(string? text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length == Length && trimmed.IndexOfAnyExcept(HexDigits) < 0;
    }
}
