namespace CmPowerShell.Engine.Settings;

/// <summary>A folder, and the names of its entries.</summary>
/// <param name="Names">The names, which must all match. The caller defines the meaning of a name; one with <c>-</c> in front must not match.</param>
/// <param name="Folder">Full path of the folder.</param>
public sealed record PlacementRule(IReadOnlyList<string> Names, string Folder)
{
    /// <summary>Reads rules <c>NAME,NAME=FOLDER</c> that are separated by semicolons.</summary>
    /// <returns>The rules in their order; null where there is none, or one is not of that form, or its folder is not a full path or one that begins with <c>~</c>.</returns>
    public static IReadOnlyList<PlacementRule>? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rules = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One).ToList();
        return rules.Count > 0 && !rules.Contains(null) ? rules.OfType<PlacementRule>().ToList() : null;
    }

    /// <summary>The original text of the rule.</summary>
    public override string ToString() => $"{string.Join(',', Names)}={Folder}";

    private static PlacementRule? One(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        var names = parts[0].Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && names.All(name => name.TrimStart('-').Length > 0) && FolderKind.Full(parts[1]) is { } folder ? new PlacementRule(names, folder) : null;
    }
}
