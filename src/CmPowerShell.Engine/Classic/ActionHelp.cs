namespace CmPowerShell.Engine.Classic;

/// <summary>What <c>cm ACTION AUTOMATION --help</c> shows.</summary>
internal static class ActionHelp
{
    internal static ActionOutcome Show(ActionCall call, IClassicAction action)
    {
        var text = string.Join('\n', Lines(call, action));
        call.Print(text);
        return ActionOutcome.Done(("help", text));
    }

    private static IEnumerable<string> Lines(ActionCall call, IClassicAction action) =>
    [
        $"cm {action.Name} {call.Automation.Alias}",
        "",
        action.Summary,
        "",
        $"Automation: {call.Automation}",
        $"Action:     {HelpText.NameWithAliases(action)}",
        .. action.Inputs.Count == 0 ? [] : Enumerable.Concat(["", "Inputs:"], HelpText.Columns(action.Inputs.Select(Row))),
        "",
        "Every action also takes --out=json, which prints the result as JSON and nothing else on standard output.",
    ];

    private static (string Left, string Right) Row(ActionInput input) =>
        (input.Name is "artifact" or "artifacts" ? input.Name : string.Join(", ", input.Name.Split(", ").Select(name => "--" + name)), input.Meaning);
}
