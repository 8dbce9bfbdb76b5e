using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Locks;

/// <summary>Compares lock files with what runs would use now.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CmLock")]
[OutputType(typeof(CmLockDifference))]
public sealed class TestCmLockCommand : LockFileCmdlet
{
    private readonly List<(string File, IReadOnlyList<LockDifference> Differences)> _compared = [];

    /// <summary>A file that takes the differences as SARIF.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? AsSarif { get; set; }

    /// <summary>A file that takes the differences as JUnit XML.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? AsJunit { get; set; }

    private protected override void ProcessLock(string name, string path, Lockfile lockfile)
    {
        if (!TryWork(name, (engine, operation) => Compare(engine, lockfile, name, operation), out var differences))
        {
            return;
        }

        _compared.Add((path, differences!));
        foreach (var difference in differences!)
        {
            Point(new DiagnosticReported(IsError: true, $"{difference.Message} {difference.Mend}", difference.Rule, new SourceLocation(path)));
            WriteObject(new CmLockDifference(path, difference));
        }
    }

    /// <summary>Writes the reports.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        Save(AsSarif, LockReports.SaveSarif);
        Save(AsJunit, LockReports.SaveJunit);
    }

    private void Save(string? given, Action<string, IReadOnlyList<(string File, IReadOnlyList<LockDifference> Differences)>> save)
    {
        if (given is not null)
        {
            var file = GetUnresolvedProviderPathFromPSPath(given);
            TryWork(file, (_, _) => { save(file, _compared); return true; }, out _);
        }
    }

    private static IReadOnlyList<LockDifference> Compare(CmEngine engine, Lockfile lockfile, string name, Operation operation)
    {
        engine.Refresh();
        return engine.Locks.Compare(lockfile, name, operation);
    }
}
