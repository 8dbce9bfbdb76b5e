using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Hooks.Automations;

/// <summary>
/// The actions in the text of a <c>module.py</c>: the methods of its class <c>CAutomation</c> that do not begin with an underscore. The text is parsed and
/// not run, so help and completion start no Python and none of the repository's code.
/// </summary>
internal static partial class ModuleSource
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text of the file.</param>
    /// <returns>The actions in the order of the file, and whether these are all: a class with another base than <c>Automation</c> inherits from elsewhere.</returns>
    public static (IReadOnlyList<ModuleAction> Actions, bool AreAll) Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var inside = TripleQuotes.Inside(lines);
        var head = Array.FindIndex(lines, line => ClassHead().IsMatch(line));
        if (head < 0)
        {
            return ([], false);
        }

        var end = Enumerable.Range(head + 1, lines.Length - head - 1).FirstOrDefault(place => !inside[place] && EndsClass(lines[place]), lines.Length);
        var heads = MethodHeads(lines, Enumerable.Range(head + 1, end - head - 1).Where(place => !inside[place]));
        var actions = heads.Select(method => new ModuleAction(method.Name, Documentation(lines, method.Line, end), method.Line + 1));
        return (actions.DistinctBy(action => action.Name).ToList(), PlainClassHead().IsMatch(lines[head]));
    }

    private static bool EndsClass(string line) => line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] is not ('#' or ')');

    private static IEnumerable<(string Name, int Line)> MethodHeads(string[] lines, IEnumerable<int> places)
    {
        var methods = places.Select(place => (Match: MethodHead().Match(lines[place]), Line: place)).Where(method => method.Match.Success).ToList();
        // Deeper ones are functions inside of methods.
        return methods
            .Where(method => method.Match.Groups["indent"].Value == methods[0].Match.Groups["indent"].Value)
            .Select(method => (Name: method.Match.Groups["name"].Value, method.Line))
            .Where(method => !method.Name.StartsWith('_'));
    }

    /// <summary>The text in three quotes with which a method begins.</summary>
    private static string Documentation(string[] lines, int head, int end)
    {
        var last = LastLineOfHead(lines, head, end);
        var first = Enumerable.Range(last + 1, end - last - 1).FirstOrDefault(place => lines[place].Trim().Length > 0, end);
        if (!lines[last].TrimEnd().EndsWith(':') || first == end || Opening().Match(lines[first]) is not { Success: true } opening)
        {
            return "";
        }

        var quotes = opening.Groups["quotes"].Value;
        var text = string.Join('\n', lines[(first + 1)..end].Prepend(lines[first][opening.Length..]));
        var close = text.IndexOf(quotes, StringComparison.Ordinal);
        return close < 0 ? "" : Unindented(text[..close]);
    }

    /// <summary>The line on which the brackets of a head are closed.</summary>
    private static int LastLineOfHead(string[] lines, int head, int end)
    {
        var depth = 0;
        for (var place = head; place < end; place++)
        {
            depth += lines[place].Count(letter => letter == '(') - lines[place].Count(letter => letter == ')');
            if (depth <= 0)
            {
                return place;
            }
        }

        return head;
    }

    private static string Unindented(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd()).ToList();
        var margin = lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Skip(1).Select(line => line.Length > margin ? line[margin..] : "").Prepend(lines[0].TrimStart())).Trim('\n');
    }

    [GeneratedRegex(@"^class\s+CAutomation\b", RegexOptions.CultureInvariant)]
    private static partial Regex ClassHead();

    [GeneratedRegex(@"^class\s+CAutomation\s*(\(\s*(Automation)?\s*\)\s*)?:", RegexOptions.CultureInvariant)]
    private static partial Regex PlainClassHead();

    [GeneratedRegex(@"^(?<indent>[ \t]+)def\s+(?<name>\w+)\s*\(", RegexOptions.CultureInvariant)]
    private static partial Regex MethodHead();

    [GeneratedRegex("^\\s*[rRuU]?(?<quotes>\"\"\"|''')", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
