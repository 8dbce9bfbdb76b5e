using CmPowerShell.Classic.Automations;
using CmPowerShell.Classic.Contracts;

namespace CmPowerShell.Classic.Help;

/// <summary>The output of <c>cm</c> and <c>cm help</c>.</summary>
internal static class GeneralHelp
{
    /// <summary>Shows the start page or, if requested, the actions and automations.</summary>
    internal static ActionOutcome Show(ActionCall call, ActionCatalog catalog, bool withActions)
    {
        var text = string.Join('\n', withActions ? Lines(catalog) : StartPage.Lines(call.Services));
        call.Print(text);
        return ActionOutcome.Done(("help", text), ("warning", "no action"));
    }

    private static IEnumerable<string> Lines(ActionCatalog catalog) =>
    [
        HelpText.Usage,
        "",
        "Actions for artifacts of any kind:",
        .. HelpText.Columns(HelpText.Rows(catalog.Common.Actions)),
        "",
        "Automations with actions:",
        .. HelpText.Columns(catalog.Automations.Where(own => own.Actions.Any()).Select(own => (own.Automation.Alias, ActionList(own)))),
        "",
        "'cm help AUTOMATION' lists the actions of one automation, 'cm ACTION AUTOMATION --help' the inputs of one action.",
        "'cm -Help' describes how to run PowerShell with this program.",
    ];

    private static string ActionList(AutomationActions own) => $"{string.Join(", ", own.Actions.Select(action => action.Name))}: {own.Summary}";
}
