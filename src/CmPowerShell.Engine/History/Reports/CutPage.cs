using System.Text;

namespace CmPowerShell.Engine.History.Reports;

/// <summary>A page in Markdown that is cut after a line if it is too long.</summary>
internal sealed class CutPage
{
    /// <summary>The maximum number of bytes of UTF-8 of a page. Services accept 1 MiB; the rest is for the note at the end and for the line ends of Windows.</summary>
    public const int Longest = 1_000_000;

    private const int LengthOfNote = 2_000;
    private readonly string _page;
    private readonly int _end;

    /// <summary>Cuts a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="limit">How many bytes it may have.</param>
    public CutPage(string page, int limit)
    {
        _page = page;
        IsWhole = Encoding.UTF8.GetByteCount(page) <= limit;
        _end = IsWhole ? page.Length : EndWithin(page, limit - LengthOfNote);
    }

    /// <summary>Whether nothing is cut.</summary>
    public bool IsWhole { get; }

    /// <summary>Cuts the page, with a note at the cut.</summary>
    public string Text(string note)
    {
        var left = _page[.._end];
        return IsWhole ? left : $"{left}{CloseOf(left)}\n**This summary is cut.** {note}\n";
    }

    private static int EndWithin(string page, int limit)
    {
        var (end, bytes) = (0, 0);
        while (page.IndexOf('\n', end) is >= 0 and var next && (bytes += Encoding.UTF8.GetByteCount(page.AsSpan(end, next + 1 - end))) <= limit)
        {
            end = next + 1;
        }

        return end;
    }

    // A code block that is cut must be closed, or it would include the note.
    private static string CloseOf(string text)
    {
        var open = "";
        foreach (var line in text.Split('\n').Where(line => line.StartsWith("```", StringComparison.Ordinal)))
        {
            var fence = line[..(line.Length - line.TrimStart('`').Length)];
            open = open.Length == 0 ? fence : line == open ? "" : open;
        }

        return open.Length == 0 ? "" : open + "\n";
    }
}
