namespace CmPowerShell.Benchmarks;

/// <summary>Puts a measured table between its two marks of a page.</summary>
internal static class TablePage
{
    /// <summary>Replaces a table.</summary>
    /// <param name="page">The page; null to change nothing.</param>
    /// <param name="mark">The word of the marks.</param>
    /// <param name="table">The table in Markdown.</param>
    public static void Replace(string? page, string mark, string table)
    {
        if (page is null)
        {
            return;
        }

        var text = File.ReadAllText(page);
        var (begin, end) = ($"<!-- {mark} -->", $"<!-- /{mark} -->");
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        File.WriteAllText(page, $"{text[..(from + begin.Length)]}\n{table}\n{text[to..]}");
    }
}
