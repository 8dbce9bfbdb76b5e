using CmPowerShell.Classic.Grammar;

namespace CmPowerShell.Classic.Contracts;

/// <summary>One action of the classic grammar, such as <c>search</c> or <c>run</c>. It keeps nothing between calls.</summary>
internal interface IClassicAction
{
    /// <summary>The name, as <see cref="ActionNames.Canonical"/> gives it.</summary>
    string Name { get; }

    /// <summary>What it does, in one sentence.</summary>
    string Summary { get; }

    /// <summary>The inputs it knows beside action, automation and those of <see cref="KnownInputs.OfAll"/>: for its help, for completion, and to refuse others.</summary>
    IReadOnlyList<ActionInput> Inputs { get; }

    /// <summary>Inputs that the Python tools have and that can have no meaning here; in the place of the meaning stands the reason, or what does it instead.</summary>
    IReadOnlyList<ActionInput> NotSupported => [];

    /// <summary>Does it.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Whatever went wrong; the dispatcher makes a result of it.</exception>
    ActionOutcome Run(ActionCall call);
}
