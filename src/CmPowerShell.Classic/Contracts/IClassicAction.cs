using CmPowerShell.Classic.Grammar;

namespace CmPowerShell.Classic.Contracts;

/// <summary>One action of the classic grammar, such as <c>search</c> or <c>run</c>. It keeps nothing between calls.</summary>
internal interface IClassicAction
{
    /// <summary>The name, as <see cref="ActionNames.Canonical"/> gives it.</summary>
    string Name { get; }

    /// <summary>A description in one sentence.</summary>
    string Summary { get; }

    /// <summary>The inputs in addition to action, automation and those of <see cref="KnownInputs.OfAll"/>: for help, for completion, and to refuse others.</summary>
    IReadOnlyList<ActionInput> Inputs { get; }

    /// <summary>Inputs of the Python tools that are not supported; the description is the reason or the replacement.</summary>
    IReadOnlyList<ActionInput> NotSupported => [];

    /// <summary>Does it.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Any failure; the dispatcher turns it into a result.</exception>
    ActionOutcome Run(ActionCall call);
}
