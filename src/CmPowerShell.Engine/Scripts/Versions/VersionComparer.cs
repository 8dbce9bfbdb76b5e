using System.Globalization;
using System.Numerics;

namespace CmPowerShell.Engine.Scripts.Versions;

/// <summary>
/// Compares versions part by part, parts that are missing counting as 0: <c>3.9</c> is <c>3.9.0</c> and less than <c>3.10</c>. A leading <c>v</c> means nothing.
/// Where a part has letters behind its number, those of a preliminary version (<c>1.0.0-rc1</c>, <c>2.0b3</c>) make it less than the number alone and others
/// (<c>1.1.1k</c>) more; the Python tools give up on such versions.
/// </summary>
internal sealed class VersionComparer : IComparer<string>
{
    private static readonly string[] Preliminary = ["dev", "a", "alpha", "b", "beta", "c", "rc", "pre", "preview"];

    private VersionComparer()
    {
    }

    /// <summary>The one instance.</summary>
    public static VersionComparer Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Parts(x), Parts(y));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var order = ComparePart(i < left.Length ? left[i] : "", i < right.Length ? right[i] : "");
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static string[] Parts(string? version)
    {
        var text = (version ?? "").Trim();
        return (text.Length > 1 && text[0] is 'v' or 'V' && char.IsAsciiDigit(text[1]) ? text[1..] : text).Split('.');
    }

    private static int ComparePart(string left, string right)
    {
        var (first, second) = (Split(left), Split(right));
        var order = first.Number.CompareTo(second.Number);
        order = order != 0 ? order : first.Rank.CompareTo(second.Rank);
        order = order != 0 ? order : string.CompareOrdinal(first.Word, second.Word);
        return order != 0 ? order : first.Counter.CompareTo(second.Counter);
    }

    private static (BigInteger Number, int Rank, string Word, BigInteger Counter) Split(string part)
    {
        var digits = part.TakeWhile(char.IsAsciiDigit).Count();
        var rest = part[digits..].TrimStart('-', '_', '+').ToLowerInvariant();
        var word = new string(rest.TakeWhile(c => !char.IsAsciiDigit(c)).ToArray());
        return (Number(part[..digits]), Rank(part[digits..], word), word, Number(new string(rest[word.Length..].TakeWhile(char.IsAsciiDigit).ToArray())));
    }

    private static int Rank(string rest, string word) =>
        rest.Length == 0 ? 0 : Preliminary.Contains(word.TrimEnd('-', '_')) || (rest[0] == '-' && word.Length > 0) ? -1 : 1;

    private static BigInteger Number(string digits) => digits.Length == 0 ? BigInteger.Zero : BigInteger.Parse(digits, CultureInfo.InvariantCulture);
}
