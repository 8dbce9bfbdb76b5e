namespace CmPowerShell.Engine.Classic;

/// <summary>One action of the classic grammar, such as <c>search</c> or <c>run</c>. It keeps nothing between calls.</summary>
internal interface IClassicAction
{
    /// <summary>The name, as <see cref="ActionNames.Canonical"/> gives it.</summary>
    string Name { get; }

    /// <summary>What it does, in one sentence.</summary>
    string Summary { get; }

    /// <summary>The inputs it knows beside action, automation and artifact.</summary>
    IReadOnlyList<ActionInput> Inputs { get; }

    /// <summary>Does it.</summary>
    /// <exception cref="Errors.CmException">Whatever went wrong; the dispatcher makes a result of it.</exception>
    ActionOutcome Run(ActionCall call);

    /// <summary>Shows what it does and takes.</summary>
    /// <exception cref="Errors.CmException">What help was asked about is not there.</exception>
    ActionOutcome Help(ActionCall call) => ActionHelp.Show(call, this);
}

/// <summary>An input of an action, for its help.</summary>
/// <param name="Name">The key, as written behind <c>--</c>, or several of one meaning, separated by commas; <c>artifact</c> for the positional one.</param>
/// <param name="Meaning">What it does, in one sentence without a full stop.</param>
internal sealed record ActionInput(string Name, string Meaning)
{
    /// <summary>Whether it stands on the command line without <c>--</c>.</summary>
    internal bool IsPositional => Name is "artifact" or "artifacts";

    /// <summary>As it is written on the command line: flags with their dashes.</summary>
    internal string Written => IsPositional ? Name : string.Join(", ", Flags.Select(flag => "--" + flag));

    /// <summary>The names of the flags.</summary>
    internal IReadOnlyList<string> Flags => IsPositional ? [] : Name.Split(", ");
}
