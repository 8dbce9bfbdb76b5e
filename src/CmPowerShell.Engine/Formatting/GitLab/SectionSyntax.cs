using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Formatting.GitLab;

/// <summary>Marks as the page of a GitLab job finds them: <c>section_start:TIME:NAME</c> and <c>section_end:TIME:NAME</c> anywhere in a line.</summary>
internal sealed partial class SectionSyntax : ICommandSyntax
{
    /// <inheritdoc/>
    public string Break(string text, bool wraps) => Mark().Replace(text, "_ ");

    [GeneratedRegex("(?<=section)_(?=(?:start|end):)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
