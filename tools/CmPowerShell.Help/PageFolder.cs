namespace CmPowerShell.Help;

/// <summary>The folder with one page for each cmdlet, named <c>Verb-Noun.md</c>.</summary>
public static class PageFolder
{
    /// <summary>Reads all pages.</summary>
    public static IReadOnlyList<HelpPage> Read(string folder) =>
        Files(folder).Select(PageReader.Read).ToList();

    /// <summary>Writes the syntax that the compiled cmdlets have into each page.</summary>
    public static void UpdateSyntax(string folder, CmdletCatalog catalog)
    {
        foreach (var file in Files(folder))
        {
            var lines = System.IO.File.ReadAllLines(file).ToList();
            var start = lines.FindIndex(line => line == "## Syntax");
            var end = start < 0 ? -1 : lines.FindIndex(start + 1, line => line.StartsWith("## ", StringComparison.Ordinal));
            if (end < 0)
            {
                throw new InvalidDataException($"{file}: the section Syntax is missing, or nothing follows it.");
            }

            var syntax = CmdletCatalog.Syntax(catalog[Path.GetFileNameWithoutExtension(file)]);
            lines.RemoveRange(start, end - start);
            lines.InsertRange(start, ["## Syntax", "", "```text", .. syntax, "```", ""]);
            System.IO.File.WriteAllText(file, string.Join('\n', lines) + "\n");
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*-*.md").Order(StringComparer.Ordinal);
}
