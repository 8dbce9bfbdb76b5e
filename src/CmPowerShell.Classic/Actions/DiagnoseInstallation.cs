using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Health;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions;

/// <summary><c>cm doctor</c>: checks home, repositories, cache, Python, git and PowerShell, and reports how to repair problems.</summary>
internal sealed class DiagnoseInstallation : IClassicAction
{
    public string Name => "doctor";

    public string Summary => "Checks home, repositories, cache, Python, git and PowerShell, and reports how to repair problems.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("fix", "repair what can be repaired without a decision")];

    public ActionOutcome Run(ActionCall call)
    {
        var services = call.Services;
        var context = new HealthContext(services.Home, services.Configuration, services.Repositories, services.Installer, services.Index, call.Operation);
        var findings = Doctor.Examine(context).ToList();
        var repaired = new HashSet<HealthFinding>();
        foreach (var finding in findings)
        {
            Show(call, finding);
            if (call.Request.IsOn("fix") && finding.CanRepair && Repair(call, finding))
            {
                repaired.Add(finding);
            }
        }

        var broken = findings.Count(finding => finding.State == HealthState.Broken && !repaired.Contains(finding));
        var outcome = broken == 0 ? ActionOutcome.Done() : ActionOutcome.FromError(Problems(broken));
        outcome.Result["findings"] = new MetaList(findings.Select(finding => Map(finding, repaired.Contains(finding))));
        return outcome with { Values = findings };
    }

    private static void Show(ActionCall call, HealthFinding finding)
    {
        var mark = finding.State switch { HealthState.Good => "good", HealthState.Warning => "warning", _ => "BROKEN" };
        call.Print($"{mark,-8} {finding.Area,-13} {finding.Message}");
        var hint = finding.ClassicHint.Length > 0 ? finding.ClassicHint : finding.Hint;
        if (hint.Length > 0)
        {
            call.Print($"{"",-22} {hint}");
        }

        if (finding.CanRepair && !call.Request.IsOn("fix"))
        {
            call.Print($"{"",-22} 'cm doctor --fix' repairs it: {finding.RepairText}.");
        }
    }

    private static bool Repair(ActionCall call, HealthFinding finding)
    {
        try
        {
            Doctor.Repair(finding, call.Operation);
            call.Print($"{"",-22} Repaired: {finding.RepairText}.");
            return true;
        }
        catch (CmException problem)
        {
            call.Print($"{"",-22} Not repaired: {problem.Error.ForClassic().Text}");
            return false;
        }
    }

    private static CmError Problems(int count) => new(
        "InstallationBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, count == 1 ? "One part of the installation does not work." : $"{count} parts of the installation do not work.")
    { Hint = "Follow the suggestions above." };

    private static MetaMap Map(HealthFinding finding, bool isRepaired) => new()
    {
        ["area"] = finding.Area.ToString().ToLowerInvariant(),
        ["state"] = finding.State.ToString().ToLowerInvariant(),
        ["subject"] = finding.Subject,
        ["message"] = finding.Message,
        ["hint"] = finding.ClassicHint.Length > 0 ? finding.ClassicHint : finding.Hint,
        ["can_repair"] = finding.CanRepair,
        ["repaired"] = isRepaired,
    };
}
