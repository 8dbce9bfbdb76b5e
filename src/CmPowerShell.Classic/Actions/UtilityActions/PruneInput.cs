using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm prune_input utils @FILE</c>: an input without what addresses the action, from which a command can be made again.</summary>
internal sealed class PruneInput : IClassicAction
{
    private static readonly string[] Address = ["action", "automation", "cmd", "out", "parsed_automation", "parsed_artifact", "self_module"];

    public string Name => "prune_input";

    public string Summary => "Removes action, automation and output keys from an input.";

    public IReadOnlyList<ActionInput> Inputs =>
        [new("input.KEY", "the input"), new("extra_keys_starts_with", "prefixes of additional keys to remove, a list")];

    public ActionOutcome Run(ActionCall call)
    {
        var begins = call.Request.Input.List("extra_keys_starts_with").Texts().ToList();
        var pruned = new MetaMap(call.Request.Input.Map("input")
            .Where(pair => !Address.Contains(pair.Key) && !begins.Exists(begin => pair.Key.StartsWith(begin, StringComparison.Ordinal))));
        call.Print(JsonMeta.Write(pruned, sortKeys: false));
        return ActionOutcome.Done(("new_input", pruned.Clone()));
    }
}
