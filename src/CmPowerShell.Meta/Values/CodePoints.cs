namespace CmPowerShell.Meta.Values;

/// <summary>Counts texts as Python does: by code points, where half a surrogate pair is one code point.</summary>
internal static class CodePoints
{
    internal static int[] EnumerateCodePoints(this string text)
    {
        var codes = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            codes.Add(isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]);
            i += isPair ? 1 : 0;
        }

        return [.. codes];
    }
}
