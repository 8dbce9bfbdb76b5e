using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Health;

/// <summary>The finding of a check of the installation.</summary>
/// <param name="Area">The checked area.</param>
/// <param name="State">Whether it is good.</param>
/// <param name="Subject">The name or path that it is about.</param>
/// <param name="Message">The finding, in a full sentence.</param>
public sealed record HealthFinding(HealthArea Area, HealthState State, string Subject, string Message)
{
    /// <summary>A suggestion with PowerShell commands; empty if nothing needs to be done.</summary>
    public string Hint { get; init; } = "";

    /// <summary>A suggestion with commands of the program <c>cm</c>; empty where <see cref="Hint"/> names no cmdlet.</summary>
    public string ClassicHint { get; init; } = "";

    /// <summary>A short description of the repair; empty if only the user can repair it.</summary>
    public string RepairText { get; init; } = "";

    /// <summary>Whether <see cref="Repair"/> can be called.</summary>
    public bool CanRepair => RepairText.Length > 0;

    /// <summary>Repairs it.</summary>
    internal Action<Operation> Repair { get; init; } = _ => { };
}

/// <summary>The parts of an installation that are checked.</summary>
public enum HealthArea
{
    /// <summary>The home and its files.</summary>
    Home,

    /// <summary>The repositories.</summary>
    Repositories,

    /// <summary>The cached results.</summary>
    Cache,

    /// <summary>Python, which runs the hooks of published scripts.</summary>
    Python,

    /// <summary>The program git, which published scripts call.</summary>
    Git,

    /// <summary>PowerShell, which runs native scripts with the extension <c>.ps1</c>.</summary>
    PowerShell,
}

/// <summary>The status of a checked item.</summary>
public enum HealthState
{
    /// <summary>It works.</summary>
    Good,

    /// <summary>A program that some scripts need is missing or unusable.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Broken,
}
