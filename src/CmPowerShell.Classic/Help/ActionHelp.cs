using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Classic.Help;

/// <summary>The output of <c>cm ACTION AUTOMATION --help</c>.</summary>
internal static class ActionHelp
{
    /// <summary>Shows the help of one action, which may have its own text.</summary>
    internal static ActionOutcome Show(ActionCall call, IClassicAction action) => (action as IHasOwnHelp)?.Help(call) ?? Show(call, [(call.Automation, action)]);

    /// <summary>Shows the help of several actions, one below the other.</summary>
    internal static ActionOutcome Show(ActionCall call, IReadOnlyList<(ObjectName Automation, IClassicAction Action)> actions)
    {
        List<string> lines =
        [
            .. actions.SelectMany(found => Lines(found.Automation, found.Action)),
            "Every action also takes:",
            .. HelpText.Columns(KnownInputs.OfAll.Where(input => !actions.All(found => Names(found.Action, input))).Select(input => (input.Written, input.Meaning))),
        ];
        var text = string.Join('\n', lines);
        call.Print(text);
        return ActionOutcome.Done(("help", text));
    }

    private static bool Names(IClassicAction action, ActionInput input) => action.Inputs.Any(own => own.Keys.Intersect(input.Keys).Any());

    private static IEnumerable<string> Lines(ObjectName automation, IClassicAction action) =>
    [
        $"cm {action.Name} {automation.Alias}",
        "",
        action.Summary,
        "",
        $"Automation: {automation}",
        $"Action:     {HelpText.NameWithAliases(action)}",
        .. action.Inputs.Count == 0 ? [] : Enumerable.Concat(["", "Inputs:"], HelpText.Columns(action.Inputs.Select(input => (input.Written, input.Meaning)))),
        "",
    ];
}
