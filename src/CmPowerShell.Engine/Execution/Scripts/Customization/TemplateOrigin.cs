using System.Text.RegularExpressions;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Customization;

/// <summary>
/// Finds the parts of a text that the author of a hook wrote for a shell: those that occur in the hook's file and in no literal value that the hook received. Text of
/// the user or a program is never treated as the author's. Only hooks in Python are checked: in PowerShell a dollar is code.
/// </summary>
/// <param name="file">Full path of the hook.</param>
/// <param name="given">What the hook was given.</param>
internal sealed class TemplateOrigin(string file, params IReadOnlyList<MetaMap> given)
{
    private readonly Lazy<string> _source = new(() => file.EndsWith(".py", StringComparison.Ordinal) && File.Exists(file) ? RegularFile.ReadAllText(file) : "");

    /// <summary>Whether the author wrote a piece of a text.</summary>
    /// <param name="piece">A reference such as <c>$HOME</c> or <c>${HOME}</c>, or something behind a backslash such as <c>\$HOME</c> or <c>\"</c>.</param>
    public bool Wrote(string piece) => Spellings(piece).Any(IsInSource) && !given.Any(map => Holds(map, piece));

    // In Python a backslash before a quote means that the text continues; two are one for the shell. In an f-string braces are doubled.
    private static IEnumerable<string> Spellings(string piece) => piece is "\\\"" or "\\`"
        ? ["\\" + piece]
        : [piece, piece.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)];

    // A name continues as long as letters and digits follow.
    private bool IsInSource(string spelling) =>
        Regex.IsMatch(_source.Value, Regex.Escape(spelling) + (char.IsAsciiLetterOrDigit(spelling[^1]) ? "(?![A-Za-z0-9_])" : ""), RegexOptions.CultureInvariant);

    private static bool Holds(MetaValue value, string piece) => value switch
    {
        MetaText { IsTemplate: false } text => text.Value.Contains(piece, StringComparison.Ordinal),
        MetaList list => list.Any(item => Holds(item, piece)),
        MetaMap map => map.Values.Any(item => Holds(item, piece)),
        _ => false,
    };
}
