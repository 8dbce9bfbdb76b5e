using System.Globalization;
using System.Text;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>Shows invisible characters of a name.</summary>
internal static class VisibleText
{
    /// <summary>The text, with spaces other than the usual one and signs without a shape as <c>\u00A0</c>.</summary>
    public static string Format(string text)
    {
        var visible = new StringBuilder();
        foreach (var letter in text)
        {
            var isHidden = char.GetUnicodeCategory(letter) is UnicodeCategory.SpaceSeparator or UnicodeCategory.Format or UnicodeCategory.Control;
            visible.Append(isHidden && letter != ' ' ? $"\\u{(int)letter:X4}" : letter.ToString());
        }

        return visible.ToString();
    }
}
