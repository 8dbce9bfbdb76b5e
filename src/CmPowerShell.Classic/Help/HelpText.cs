using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;

namespace CmPowerShell.Classic.Help;

/// <summary>Lays out help.</summary>
internal static class HelpText
{
    /// <summary>The form of a command line.</summary>
    internal const string Usage = "cm {action} {automation} {artifact(s)} --flag --key=value --a.b=value --list,=x,y @input.json @input.yaml";

    /// <summary>Lines with two columns, indented by two.</summary>
    internal static IEnumerable<string> Columns(IEnumerable<(string Left, string Right)> rows)
    {
        var all = rows.ToList();
        var width = all.Count == 0 ? 0 : all.Max(row => row.Left.Length);
        return all.Select(row => $"  {row.Left.PadRight(width)}  {row.Right}".TrimEnd());
    }

    /// <summary>An action with its other names.</summary>
    internal static string NameWithAliases(IClassicAction action)
    {
        var aliases = ActionNames.GetAliases(action.Name);
        return aliases.Count == 0 ? action.Name : $"{action.Name} ({string.Join(", ", aliases)})";
    }

    /// <summary>One row for each action.</summary>
    internal static IEnumerable<(string Left, string Right)> Rows(IEnumerable<IClassicAction> actions) =>
        actions.Select(action => (NameWithAliases(action), action.Summary));
}
