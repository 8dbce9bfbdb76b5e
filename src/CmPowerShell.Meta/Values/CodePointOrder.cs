namespace CmPowerShell.Meta.Values;

/// <summary>
/// The order in which Python sorts texts: by code point. Ordinal order in .NET compares UTF-16 units and so puts
/// characters beyond U+FFFF, which are surrogate pairs there, before U+E000 to U+FFFF.
/// </summary>
public sealed class CodePointOrder : IComparer<string>
{
    private CodePointOrder()
    {
    }

    /// <summary>The one order.</summary>
    public static CodePointOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return string.CompareOrdinal(x, y);
        }

        var common = x.AsSpan().CommonPrefixLength(y);
        return common == x.Length || common == y.Length ? x.Length.CompareTo(y.Length) : Rank(x[common]).CompareTo(Rank(y[common]));
    }

    // Moves the surrogates above the rest, which is the position of the characters that they encode.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
