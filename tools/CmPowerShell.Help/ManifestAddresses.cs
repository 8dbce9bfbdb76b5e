namespace CmPowerShell.Help;

/// <summary>
/// Writes addresses into the manifest of a packaged module. The sources name none, because only those who publish a module know where its project is.
/// </summary>
internal static class ManifestAddresses
{
    private const string Place = "            ReleaseNotes";
    private static readonly string[] Keys = ["ProjectUri", "IconUri"];

    /// <summary>Writes those that have a value.</summary>
    /// <param name="file">The manifest.</param>
    /// <param name="values">Each as <c>KEY=ADDRESS</c>.</param>
    /// <returns>The exit code.</returns>
    public static int Write(string file, IReadOnlyList<string> values)
    {
        var lines = File.ReadAllLines(file).ToList();
        foreach (var (key, address) in values.Select(value => value.Split('=', 2)).Select(parts => (parts[0], parts.ElementAtOrDefault(1) ?? "")).Where(pair => pair.Item2.Length > 0))
        {
            if (!Keys.Contains(key) || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            {
                Console.Error.WriteLine($"'{key}={address}' is not one of {string.Join(", ", Keys)} with an address of http or https.");
                return 1;
            }

            lines.Insert(lines.FindIndex(line => line.StartsWith(Place, StringComparison.Ordinal)), $"            {key,-12} = '{uri.AbsoluteUri.Replace("'", "%27", StringComparison.Ordinal)}'");
        }

        File.WriteAllLines(file, lines);
        return 0;
    }
}
