using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Health;

/// <summary>Checks an installation: the problems, their repairs, and the repairs that need no decision.</summary>
public static class Doctor
{
    private static readonly IHealthCheck[] Checks =
        [new HomeCheck(), new RepositoryCheck(), new CacheCheck(), new PythonCheck(), new ProgramCheck(HealthArea.Git, "git"), new ProgramCheck(HealthArea.PowerShell, "pwsh")];

    /// <summary>Checks some parts, or all.</summary>
    /// <param name="context">The objects to check.</param>
    /// <param name="areas">The parts; all where none is named.</param>
    public static IEnumerable<HealthFinding> Examine(HealthContext context, params IReadOnlyCollection<HealthArea> areas)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Checks.Where(check => areas.Count == 0 || areas.Contains(check.Area)).SelectMany(check => Run(check, context));
    }

    /// <summary>Repairs the findings.</summary>
    /// <param name="finding">The finding, which can be repaired.</param>
    /// <param name="operation">Receives the reports.</param>
    /// <exception cref="CmException">The repair failed.</exception>
    public static void Repair(HealthFinding finding, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(finding);
        finding.Repair(operation);
    }

    // What makes a check impossible is its finding.
    private static List<HealthFinding> Run(IHealthCheck check, HealthContext context)
    {
        try
        {
            context.Operation.Cancellation.ThrowIfCancellationRequested();
            return check.Run(context).ToList();
        }
        catch (CmException problem)
        {
            var error = problem.Error;
            return [new HealthFinding(check.Area, HealthState.Broken, error.Target?.ToString() ?? "", error.Message) { Hint = error.Hint ?? "", ClassicHint = error.ForClassic().Hint ?? "" }];
        }
    }
}
