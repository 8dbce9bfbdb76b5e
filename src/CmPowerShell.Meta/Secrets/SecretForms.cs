using CmPowerShell.Meta.Secrets.Spellings;

namespace CmPowerShell.Meta.Secrets;

/// <summary>The forms of a secret in a text: unchanged, line by line, and as the formats of texts of the engine and of scripts write it.</summary>
internal static class SecretForms
{
    /// <summary>The forms of a secret, each once. A line of a secret with several is a separate form, unless it is so short that it would be found everywhere.</summary>
    public static IEnumerable<string> Enumerate(string value) => Lines(value).Prepend(value).SelectMany(Spell).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(string value) => value.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= KnownSecrets.ShortestLength);

    private static IEnumerable<string> Spell(string text) =>
    [
        text,
        .. JsonSpelling.Enumerate(text),
        .. PercentSpelling.Enumerate(text),
        .. BinarySpelling.Enumerate(text),
        .. ShellSpelling.Enumerate(text),
        .. PythonSpelling.Enumerate(text),
        .. MarkupSpelling.Enumerate(text),
    ];
}
