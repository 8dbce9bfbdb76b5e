using System.Text.RegularExpressions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>
/// Replaces the commands of <c>cm</c> in texts of the engine by commands of <c>mlc</c>. Most have the same words in both programs; the others are listed here.
/// Only a command at the beginning of a line, after a quotation mark or after a colon is one: elsewhere the words belong to a user.
/// </summary>
public static partial class MlcWording
{
    // The first that fits counts.
    private static readonly (Regex Classic, string Mlcflow)[] Commands =
    [
        (AddRepository(), "mlc add repo "),
        (RemoveRepositoryWithFiles(), "mlc rm repo $1"),

        (RemoveAnyRepository(), "mlc rm repo NAME"),

        // In mlcflow 'rm repo' deletes the clone too.
        (RemoveRepository(), "mlc rm repo $1 --all=no"),
        (CheckOut(), "mlc pull repo"),
        (ListRuns(), "mlc list runs"),
        (ShowRun(), "mlc show runs"),
        (LockRun(), "mlc lock runs"),
        (HelpAbout(), "mlc $1 --help"),
        (Help(), "mlc --help"),
        (RunTags(), "mlcr "),
        (RunScript(), "mlcr "),
        (AnyCommand(), "mlc "),
    ];

    /// <summary>The text with commands of <c>mlc</c>.</summary>
    internal static string Reword(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("cm ", StringComparison.Ordinal) ? Commands.Aggregate(text, (worded, command) => command.Classic.Replace(worded, command.Mlcflow)) : text;
    }

    /// <summary>The error with commands of <c>mlc</c>.</summary>
    internal static CmError Reword(CmError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var classic = error.ForClassic();
        return classic with { Message = Reword(classic.Message), Hint = classic.Hint is { } hint ? Reword(hint) : null };
    }

    /// <summary>The outcome with commands of <c>mlc</c> in its error and in the findings of a check.</summary>
    public static ActionOutcome Reword(ActionOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.Error is null)
        {
            return outcome;
        }

        var error = Reword(outcome.Error);
        var result = outcome.Result.Clone();
        result["error"] = error.Text;
        foreach (var finding in result.List("findings").OfType<MetaMap>().Where(finding => finding.ContainsKey("hint")))
        {
            finding["hint"] = Reword(finding.Text("hint"));
        }

        return outcome with { Error = error, Result = result };
    }

    /// <summary>The event with commands of <c>mlc</c>. What a script printed stays as it is.</summary>
    internal static EngineEvent Reword(EngineEvent engineEvent) => engineEvent switch
    {
        TextPrinted printed => printed with { Text = Reword(printed.Text) },
        DetailReported detail => detail with { Text = Reword(detail.Text) },
        WarningReported warning => warning with { Text = Reword(warning.Text) },
        ProblemReported problem => problem with { Error = Reword(problem.Error) },
        _ => engineEvent,
    };

    private const string Start = @"(?<=^ *|'|: )cm ";
    private const string Word = @"((?:""[^""]*""|[^ '""\n])+)";

    [GeneratedRegex(Start + @"(?:import|init) repo (?:[^ '\n-][^ '\n]* )?--path=", RegexOptions.Multiline)]
    private static partial Regex AddRepository();

    [GeneratedRegex(Start + "rm repo " + Word + " --all(?![a-z=])", RegexOptions.Multiline)]
    private static partial Regex RemoveRepositoryWithFiles();

    [GeneratedRegex(Start + "rm repo NAME(?![A-Za-z])", RegexOptions.Multiline)]
    private static partial Regex RemoveAnyRepository();

    [GeneratedRegex(Start + "rm repo " + Word, RegexOptions.Multiline)]
    private static partial Regex RemoveRepository();

    [GeneratedRegex(Start + "checkout repo", RegexOptions.Multiline)]
    private static partial Regex CheckOut();

    [GeneratedRegex(Start + "(?:ls|list|find) run(?![a-z])", RegexOptions.Multiline)]
    private static partial Regex ListRuns();

    [GeneratedRegex(Start + "lock run(?![a-z])", RegexOptions.Multiline)]
    private static partial Regex LockRun();

    [GeneratedRegex(Start + "show run(?![a-z])", RegexOptions.Multiline)]
    private static partial Regex ShowRun();

    [GeneratedRegex(Start + "help " + Word, RegexOptions.Multiline)]
    private static partial Regex HelpAbout();

    [GeneratedRegex(Start + "help(?![a-z])", RegexOptions.Multiline)]
    private static partial Regex Help();

    [GeneratedRegex(Start + "run script --tags=", RegexOptions.Multiline)]
    private static partial Regex RunTags();

    [GeneratedRegex(Start + "run script ", RegexOptions.Multiline)]
    private static partial Regex RunScript();

    [GeneratedRegex(Start, RegexOptions.Multiline)]
    private static partial Regex AnyCommand();
}
