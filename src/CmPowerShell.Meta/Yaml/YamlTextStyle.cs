namespace CmPowerShell.Meta.Yaml;

/// <summary>The ways in which a text is written.</summary>
internal enum YamlTextStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
}

/// <summary>Chooses the plainest way in which a text reads back as the same text.</summary>
internal static class YamlStyles
{
    private const string BeginsSomething = "#,[]{}&*!|>'\"%@`";

    internal static YamlTextStyle Detect(string text)
    {
        if (HasSpecialCharacter(text) || text.Contains(" \n", StringComparison.Ordinal) || text.Contains("\n ", StringComparison.Ordinal))
        {
            return YamlTextStyle.DoubleQuoted;
        }

        return CanBePlain(text) ? YamlTextStyle.Plain : YamlTextStyle.SingleQuoted;
    }

    /// <summary>The style of a key. YamlDotNet takes a bare key with ' *' in it for a text without value, so such a key is quoted.</summary>
    internal static YamlTextStyle OfKey(string key) =>
        Detect(key) is var style && style == YamlTextStyle.Plain && key.Contains(" *", StringComparison.Ordinal) ? YamlTextStyle.SingleQuoted : style;

    private static bool HasSpecialCharacter(string text) => text.Any(unit => unit != '\n' && unit is < ' ' or > '~');

    private static bool CanBePlain(string text) =>
        text.Length > 0
        && !text.Contains('\n', StringComparison.Ordinal)
        && text[0] != ' ' && text[^1] != ' '
        && !HasIndicator(text)
        && YamlResolver.Resolve(text) == YamlTag.Text;

    private static bool HasIndicator(string text) =>
        text.StartsWith("---", StringComparison.Ordinal)
        || text.StartsWith("...", StringComparison.Ordinal)
        || BeginsSomething.Contains(text[0], StringComparison.Ordinal)
        || (text[0] is '?' or '-' && IsFollowedBySpace(text))
        || text.Contains(": ", StringComparison.Ordinal)
        || text[^1] == ':'
        || text.Contains(" #", StringComparison.Ordinal);

    private static bool IsFollowedBySpace(string text) => text.Length == 1 || text[1] == ' ';
}
