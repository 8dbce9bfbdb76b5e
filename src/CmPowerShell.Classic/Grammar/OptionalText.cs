namespace CmPowerShell.Classic.Grammar;

/// <summary>Texts of a request that may be left out. The grammar writes a missing one as an empty one.</summary>
internal static class OptionalText
{
    /// <summary>Gets the text; null for an empty one.</summary>
    internal static string? OrNull(this string text) => text.Length == 0 ? null : text;
}
