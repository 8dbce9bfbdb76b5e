namespace CmPowerShell.Conformance.Kills;

/// <summary>A command that is killed, and what must be true when it is given again.</summary>
internal interface IKilledCommand
{
    /// <summary>Its name in the figures.</summary>
    string Name { get; }

    /// <summary>Makes the state of the home in which the command has something to do.</summary>
    void Prepare(Random random);

    /// <summary>The command.</summary>
    string[] Arguments { get; }

    /// <summary>What is wrong right after the kill, for other machines; null when nothing.</summary>
    string? Left() => null;

    /// <summary>What is wrong after the command was given again and ended well; null when nothing.</summary>
    string? Mistake();

    /// <summary>Whether the command is refused where it was complete before the kill.</summary>
    bool IsRefusedWhenComplete => false;
}
