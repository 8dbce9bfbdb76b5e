using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Engine.Classic;

/// <summary>The actions that can be called on an automation: its own, and those that all automations share.</summary>
/// <param name="Automation">Alias and uid, or a pattern.</param>
/// <param name="Own">Its own actions, or null when it has none.</param>
/// <param name="Common">The shared actions.</param>
internal sealed record AutomationTable(ObjectName Automation, AutomationActions? Own, AutomationActions Common)
{
    /// <summary>All actions, own ones first where both have one, in alphabetic order.</summary>
    internal IEnumerable<IClassicAction> Actions => (Own?.Actions ?? [])
        .UnionBy(Common.Actions, action => action.Name)
        .OrderBy(action => action.Name, StringComparer.Ordinal);

    /// <summary>The action of a canonical name.</summary>
    /// <param name="name">The canonical name.</param>
    /// <param name="written">The name as the user wrote it.</param>
    /// <exception cref="CmException">Id <c>ActionNotFound</c>.</exception>
    internal IClassicAction FindAction(string name, string written) =>
        Own?.Find(name) ?? Common.Find(name) ?? throw NotFound(written);

    private CmException NotFound(string written)
    {
        var names = Actions.SelectMany(action => ActionNames.AliasesOf(action.Name).Prepend(action.Name)).ToList();
        return new(new CmError(
            "ActionNotFound", ReturnCode.UnknownAction, CmErrorCategory.InvalidArgument, $"action \"{written}\" not found in automation \"{Automation}\".")
        {
            Hint = NearestName.Hint(written, names) ?? $"'cm help {Automation.Alias}' lists its actions.",
            Target = written,
        });
    }
}
