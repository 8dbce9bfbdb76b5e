namespace CmPowerShell.Classic.Grammar;

/// <summary>The other names of actions, the same for all automations, as the Python tools have them.</summary>
internal static class ActionNames
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["ls"] = "search",
        ["list"] = "search",
        ["find"] = "search",
        ["rm"] = "delete",
        ["remove"] = "delete",
        ["mv"] = "move",
        ["ren"] = "move",
        ["rename"] = "move",
        ["cp"] = "copy",
    };

    /// <summary>Gets the name of an action in the tables: <c>-</c> becomes <c>_</c>, aliases are resolved.</summary>
    internal static string Canonical(string action)
    {
        var name = action.Replace('-', '_');
        return Aliases.GetValueOrDefault(name, name);
    }

    /// <summary>The other names of an action, in alphabetic order.</summary>
    internal static IReadOnlyList<string> GetAliases(string canonical) =>
        Aliases.Where(pair => pair.Value == canonical).Select(pair => pair.Key).Order(StringComparer.Ordinal).ToList();
}
