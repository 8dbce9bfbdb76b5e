using System.Text.RegularExpressions;
using CmPowerShell.Classic.Grammar;

namespace CmPowerShell.Conformance.Core;

/// <summary>
/// Compares what two programs print, each in its own words. What <c>find</c>, <c>list</c> and <c>where</c> print is a list and must be the same lines, in any order;
/// of all else our text must hold the facts of the recorded one: paths, names, uids, questions, actions that a help lists.
/// </summary>
internal static partial class CoreText
{
    private static readonly string[] ListingActions = ["find", "list", "ls", "search", "where"];

    /// <summary>One line for each difference.</summary>
    internal static IEnumerable<string> Differences(ClassicRequest request, string recorded, string ours) =>
        request.WantsHelp ? Unless(ours.Contains(request.Action, StringComparison.Ordinal), "the help does not name the action")
        : ListingActions.Contains(request.Action) ? Lines(recorded, ours)
        : Facts(recorded).Where(fact => !ours.Contains(fact, StringComparison.Ordinal)).Distinct().Select(fact => $"  not printed: {fact}");

    private static IEnumerable<string> Lines(string recorded, string ours)
    {
        var (left, right) = (LinesOf(recorded), LinesOf(ours));
        return [.. left.Except(right).Select(line => $"  not printed: {line}"), .. right.Except(left).Select(line => $"  only ours prints: {line}")];
    }

    private static List<string> LinesOf(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();

    private static IEnumerable<string> Facts(string text) => Fact().Matches(text).Select(match => match.Groups["action"] is { Success: true } action ? action.Value : match.Value);

    private static IEnumerable<string> Unless(bool isSo, string problem) => isSo ? [] : ["  " + problem];

    [GeneratedRegex("""\{(?:home|cwd|user|data|cmind2022)\}[^\s"]*|[\w-]+,(?:[0-9a-f]{16}|\{uid\})|[0-9a-f]{16}|\(y/N\)|\* cm  (?<action>\w+)|^  \* (?<action>\w+)""", RegexOptions.Multiline)]
    private static partial Regex Fact();
}
