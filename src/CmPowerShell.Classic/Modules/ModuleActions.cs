using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Hooks.Automations;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Modules;

/// <summary>The actions of an automation whose module is in a repository.</summary>
internal sealed class ModuleActions(AutomationModule module)
{
    /// <summary>The module.</summary>
    internal AutomationModule Module => module;

    /// <summary>The actions that can be listed, in alphabetic order, under the names by which they are called.</summary>
    internal IEnumerable<IClassicAction> Actions => module.Actions
        .Select(action => new ModuleClassicAction(module, Given(action.Name), action))
        .OrderBy(action => action.Name, StringComparer.Ordinal);

    // The Python tools hand every action of such an automation to its method any.
    private bool TakesAnyAction => module.Automation.Meta.Flag("use_any_action");

    private MetaMap Substitutions => module.Automation.Meta.Map("action_substitutions");

    /// <summary>The action of a canonical name, or null when the text of the module does not define it.</summary>
    internal IClassicAction? Find(string name)
    {
        var method = TakesAnyAction ? "any" : Substitutions.Text(name, name);
        return module.Actions.FirstOrDefault(action => action.Name == method) is { } found ? new ModuleClassicAction(module, name, found) : null;
    }

    /// <summary>The action of a name that only Python can resolve, or null when it certainly does not exist.</summary>
    internal IClassicAction? FindHidden(string name) => module.MayHaveMore && name.Length > 0 && !name.StartsWith('_')
        ? new ModuleClassicAction(module, name, new ModuleAction(Substitutions.Text(name, name), "", 0))
        : null;

    private string Given(string method) => Substitutions.FirstOrDefault(pair => pair.Value.ToString() == method).Key ?? method;
}
