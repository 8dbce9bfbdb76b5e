using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Classic.Automations;

/// <summary>The actions of one automation.</summary>
internal sealed class AutomationActions
{
    private readonly Dictionary<string, IClassicAction> _actions;

    /// <summary>Makes the table of an automation.</summary>
    /// <param name="automation">Alias and uid.</param>
    /// <param name="summary">What its artifacts are, in one sentence.</param>
    /// <param name="actions">Its own actions.</param>
    internal AutomationActions(ObjectName automation, string summary, params IClassicAction[] actions)
    {
        Automation = automation;
        Summary = summary;
        _actions = actions.ToDictionary(action => action.Name, StringComparer.Ordinal);
    }

    internal ObjectName Automation { get; }

    internal string Summary { get; }

    /// <summary>The actions in alphabetic order.</summary>
    internal IEnumerable<IClassicAction> Actions => _actions.Values.OrderBy(action => action.Name, StringComparer.Ordinal);

    /// <summary>The action of a canonical name, or null.</summary>
    internal IClassicAction? Find(string name) => _actions.GetValueOrDefault(name);
}
