namespace CmPowerShell.Classic.Contracts;

/// <summary>An action whose help is not the list of its inputs.</summary>
internal interface IHasOwnHelp : IClassicAction
{
    /// <summary>Shows what the action does and takes.</summary>
    /// <returns>The help; null for the list of the inputs.</returns>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The subject of the help is not there.</exception>
    ActionOutcome? Help(ActionCall call);
}
