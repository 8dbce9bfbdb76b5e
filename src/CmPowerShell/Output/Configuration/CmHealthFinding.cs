using CmPowerShell.Engine.Health;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>Something that is wrong with the home or a repository.</summary>
public sealed class CmHealthFinding
{
    private readonly HealthFinding _finding;

    internal CmHealthFinding(HealthFinding finding, bool isRepaired) => (_finding, IsRepaired) = (finding, isRepaired);

    /// <summary>The part of the installation.</summary>
    public HealthArea Area => _finding.Area;

    /// <summary>The status at the time of the check.</summary>
    public HealthState State => _finding.State;

    /// <summary>The name or path that it is about.</summary>
    public string Subject => Shown.Text(_finding.Subject);

    /// <summary>The problem, in a full sentence.</summary>
    public string Message => Shown.Text(_finding.Message);

    /// <summary>A suggestion; empty where the repair does it.</summary>
    public string Suggestion => Shown.Text(_finding.Hint);

    /// <summary>A short description of the repair; empty if only the user can repair it.</summary>
    public string Repair => _finding.RepairText;

    /// <summary>Whether it was repaired.</summary>
    public bool IsRepaired { get; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
