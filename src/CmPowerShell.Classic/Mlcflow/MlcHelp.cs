using CmPowerShell.Classic.Grammar;
using CmPowerShell.Classic.Help;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>The output of <c>mlc --help</c> and <c>mlc TARGET --help</c>.</summary>
internal static class MlcHelp
{
    /// <summary>The lines.</summary>
    /// <param name="target">The target; empty for all.</param>
    internal static IEnumerable<string> Lines(string target) =>
    [
        "mlc ACTION TARGET [DETAILS] --flag --key=value --a.b=value --list,=x,y",
        "",
        "DETAILS are tags (detect,os), an alias, a uid or 'alias,uid'; '_x' selects a variation, '-x' excludes a tag.",
        "",
        .. Targets(target),
        "Programs:",
        .. HelpText.Columns(MlcPrograms.Names.Where(name => MlcPrograms.LeadingWords(name) is { Count: > 0 }).Select(name => (name, $"mlc {string.Join(' ', MlcPrograms.LeadingWords(name)!)}"))),
        "",
        "'mlc ACTION TARGET --help' lists the inputs of an action, 'mlcr TAGS --help' those of a script.",
        "-j prints the result as JSON; -p with 'find' prints only the folders; -v shows details, -s only warnings and errors.",
        "Exit codes: 0 done, 1 failed or nothing found, 2 the command line cannot be read; 130 and 143 after Ctrl+C and a request to end.",
    ];

    private static IEnumerable<string> Targets(string target)
    {
        string[] targets = target.Length > 0 ? [target] : [MlcTargets.Script, MlcTargets.Cache, MlcTargets.Repository, MlcTargets.Runs, MlcTargets.Program];
        foreach (var one in targets)
        {
            yield return $"Actions of '{one}':";
            foreach (var row in HelpText.Columns([("", string.Join(", ", MlcActions.Of(one).Select(action => action.Name)))]))
            {
                yield return row;
            }

            yield return "";
        }
    }
}
