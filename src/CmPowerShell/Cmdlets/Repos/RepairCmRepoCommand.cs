using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Health;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Finds problems of the home and its repositories, and repairs those that need no decision.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "CmRepo", SupportsShouldProcess = true)]
[OutputType(typeof(CmHealthFinding))]
public sealed class RepairCmRepoCommand : CmCmdlet
{
    /// <summary>The names of repositories or of folders in <c>repos</c>; all where there are none.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [SupportsWildcards]
    [Texts]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var names = Patterns();
        if (TryWork(null, (engine, operation) => Doctor.Examine(Context(engine, operation), HealthArea.Home, HealthArea.Repositories).ToList(), out var findings))
        {
            findings!.Where(finding => finding.State != HealthState.Good && names.Exists(name => IsNamed(finding, name))).ToList().ForEach(Repair);
        }
    }

    private static HealthContext Context(CmEngine engine, CmPowerShell.Engine.Events.Operation operation) =>
        new(engine.Home, engine.Configuration, engine.Repositories, engine.Installer, engine.Index, operation);

    // A pattern that cannot be read is a separate error, and the others count.
    private List<WildcardPattern> Patterns() =>
        [.. (Name ?? []).OfType<string>().Select(name => TryWork(name, (_, _) => Wildcard.Parse(name), out var pattern) ? pattern : null).OfType<WildcardPattern>()];

    private static bool IsNamed(HealthFinding finding, WildcardPattern name) => name.IsMatch(finding.Subject) || name.IsMatch(Path.GetFileName(finding.Subject));

    private void Repair(HealthFinding finding)
    {
        var isRepaired = finding.CanRepair && ShouldProcess(finding.Subject, finding.RepairText)
            && TryWork(finding.Subject, (_, operation) => { Doctor.Repair(finding, operation); return true; }, out _);
        WriteObject(new CmHealthFinding(finding, isRepaired));
    }
}
