using CmPowerShell.Classic.Contracts;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary>An action that begins with a script and the inputs of its run. Its help is that of the script, if one is named.</summary>
internal abstract class ScriptAction : IHasOwnHelp
{
    public abstract string Name { get; }

    public abstract string Summary { get; }

    public virtual IReadOnlyList<ActionInput> Inputs => RunInputs.All;

    public abstract ActionOutcome Run(ActionCall call);

    public ActionOutcome? Help(ActionCall call) => ScriptHelp.IsMeant(call) ? ScriptHelp.Show(call) : null;
}
