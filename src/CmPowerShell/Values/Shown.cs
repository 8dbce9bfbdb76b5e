using System.Diagnostics.CodeAnalysis;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Values;

/// <summary>Free texts of repositories, hosts and bundles as properties of our objects: one line without control characters. The property <c>Meta</c> has them as they are.</summary>
internal static class Shown
{
    /// <summary>A text in one line.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Text(string? text) => text is null ? null : ShownText.OneLine(text);

    /// <summary>A text in its lines.</summary>
    public static string Lines(string text) => ShownText.Lines(text);

    /// <summary>Texts, each in one line; the list itself where all are plain.</summary>
    public static IReadOnlyList<string> Texts(IReadOnlyList<string> texts) => texts.All(ShownText.IsPlain) ? texts : [.. texts.Select(ShownText.OneLine)];
}
