using CmPowerShell.Classic.Automations;
using CmPowerShell.Classic.Contracts;

namespace CmPowerShell.Classic.Help;

/// <summary>The output of <c>cm help AUTOMATION</c>.</summary>
internal static class AutomationHelp
{
    internal static ActionOutcome Show(ActionCall call, AutomationTable table)
    {
        var text = string.Join('\n', Lines(table));
        call.Print(text);
        return ActionOutcome.Done(("help", text), ("warning", "no automation action"));
    }

    private static IEnumerable<string> Lines(AutomationTable table)
    {
        var own = table.Own?.Actions.ToList() ?? [];
        var common = table.Actions.Except(own);
        var further = table.ModuleActions.ToList();
        return
        [
            HelpText.Usage,
            "",
            $"Automation: {table.Automation}",
            .. table.Own is { } actions ? [actions.Summary] : Array.Empty<string>(),
            "",
            "Actions for artifacts of any kind:",
            .. HelpText.Columns(HelpText.Rows(common)),
            .. own.Count == 0 ? [] : Enumerable.Concat(["", "Actions of this automation:"], HelpText.Columns(HelpText.Rows(own))),
            .. further.Count == 0 ? [] : Enumerable.Concat(["", $"Actions in {table.Module.Value!.Module.File}:"], HelpText.Columns(HelpText.Rows(further))),
        ];
    }
}
