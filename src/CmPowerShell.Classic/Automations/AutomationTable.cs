using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Classic.Modules;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Classic.Automations;

/// <summary>
/// The actions of an automation: its own, those that all automations share, and those of a module in a repository. The built-in actions
/// of the engine precede the module of an automation that it knows; the module of any other automation precedes the shared actions.
/// </summary>
/// <param name="Automation">Alias and uid, or a pattern.</param>
/// <param name="Own">Its own actions, or null when the engine has none.</param>
/// <param name="Common">The shared actions.</param>
internal sealed record AutomationTable(ObjectName Automation, AutomationActions? Own, AutomationActions Common)
{
    /// <summary>Finds the module on first use; null if there is none.</summary>
    internal Lazy<ModuleActions?> Module { get; init; } = new(() => null);

    /// <summary>All actions of the engine, own ones first where both have one, in alphabetic order.</summary>
    internal IEnumerable<IClassicAction> Actions => (Own?.Actions ?? [])
        .UnionBy(Common.Actions, action => action.Name)
        .OrderBy(action => action.Name, StringComparer.Ordinal);

    /// <summary>The actions of the module that are called and not those of the engine.</summary>
    internal IEnumerable<IClassicAction> ModuleActions => (Module.Value?.Actions ?? [])
        .Where(action => Own is null || (Own.Find(action.Name) is null && Common.Find(action.Name) is null));

    /// <summary>The action of a canonical name.</summary>
    /// <param name="name">The canonical name.</param>
    /// <param name="written">The name as the user wrote it.</param>
    /// <exception cref="CmException">Id <c>ActionNotFound</c>.</exception>
    internal IClassicAction FindAction(string name, string written) =>
        Own?.Find(name) ?? (Own is null ? Module.Value?.Find(name) ?? Common.Find(name) : Common.Find(name) ?? Module.Value?.Find(name))
        ?? Module.Value?.FindHidden(name) ?? throw NotFound(written);

    private CmException NotFound(string written)
    {
        var names = Actions.Concat(ModuleActions).SelectMany(action => ActionNames.GetAliases(action.Name).Prepend(action.Name)).ToList();
        return new(new CmError(
            "ActionNotFound", ReturnCode.UnknownAction, CmErrorCategory.InvalidArgument, $"action \"{written}\" not found in automation \"{Automation}\".")
        {
            Hint = NearestName.Hint(written, names) ?? $"'cm help {Automation.Alias}' lists its actions.",
            Target = written,
        });
    }
}
