using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Classic.Automations;

/// <summary>The actions of this assembly. Directory, help and completion get it as a value, so that an action can describe the others without naming them.</summary>
/// <param name="Common">The actions that all automations share.</param>
/// <param name="Automations">The automations with their actions, and those that have only the shared actions but need no declaration.</param>
internal sealed record ActionCatalog(AutomationActions Common, IReadOnlyList<AutomationActions> Automations)
{
    /// <summary>Finds an automation by its uid or else its alias; null for one that only a repository can declare.</summary>
    internal AutomationActions? Find(ObjectName name) => Automations.FirstOrDefault(own => name.Uid.Length > 0
        ? string.Equals(own.Automation.Uid, name.Uid, StringComparison.OrdinalIgnoreCase)
        : string.Equals(own.Automation.Alias, name.Alias, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds an action by its canonical name alone: the shared one, or else that of each automation that has one of this name.</summary>
    internal IReadOnlyList<(ObjectName Automation, IClassicAction Action)> FindAction(string name) =>
        Common.Find(name) is { } common
            ? [(new ObjectName("{automation}", ""), common)]
            : [.. from own in Automations let action = own.Find(name) where action is not null select (own.Automation, action)];
}
