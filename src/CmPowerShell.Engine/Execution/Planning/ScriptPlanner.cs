using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Planning;

/// <summary>
/// Makes plans: resolves a script with all its dependencies by the rules of a run, without running hooks or native scripts, writing files or using the
/// cache. What hooks and native scripts would add is not known to a plan; neither are posthook and post dependencies in it.
/// </summary>
/// <param name="runner">Runs scripts.</param>
public sealed class ScriptPlanner(ScriptRunner runner)
{
    /// <summary>
    /// Plans what a request would run. Where a script or variation does not exist, variations do not go together, or dependencies go round in a circle, the
    /// plan ends there and holds the error.
    /// </summary>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public ScriptPlan Plan(RunRequest request, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(operation);
        var driver = new PlanDriver();
        var quietly = operation with { Events = new PlanEvents(operation.Events) };
        try
        {
            var sorted = RunRequestNormalizer.Normalize(request);
            using var secrets = RunSecrets.Begin(sorted);
            ((IScriptRunner)runner).Run(sorted, new RunContext(MaskedEvents.Wrap(quietly), 0) { Trail = new DependencyPath(new SelectionMemory(), driver) });
            return new ScriptPlan(driver.Root);
        }
        catch (CmException exception)
        {
            return new ScriptPlan(driver.Root) { Error = exception.Error };
        }
    }
}
