namespace CmPowerShell.Engine.Reports.Pages;

/// <summary>A table in Markdown. The cells are Markdown already, each in one line.</summary>
internal static class MarkdownTable
{
    /// <summary>The table; null where it has no rows. A column that is empty in all rows is left out, unless it is the first.</summary>
    public static string? Write(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var columns = Enumerable.Range(0, heads.Count).Where(column => column == 0 || all.Exists(row => row[column].Length > 0)).ToList();
        return string.Join('\n', [Row(columns.Select(column => heads[column])), Row(columns.Select(_ => "---")), .. all.Select(row => Row(columns.Select(column => row[column])))]);
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
