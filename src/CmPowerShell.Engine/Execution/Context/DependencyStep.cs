using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Lets the error of a dependency name every script on the way that led to it.</summary>
internal static class DependencyStep
{
    /// <summary>Runs a dependency of a script.</summary>
    /// <param name="script">The script that needs it.</param>
    /// <param name="place">Where its meta says so.</param>
    /// <param name="run">Runs the dependency.</param>
    /// <exception cref="CmException">What the dependency threw, with this script on its way.</exception>
    public static RunResult Within(Artifact script, SourceLocation? place, Func<RunResult> run)
    {
        try
        {
            return run();
        }
        catch (CmException exception) when (exception.Error.Id != DependencyErrors.CycleId)
        {
            var step = place is null ? script.Name.ToString() : $"{script.Name} ({place})";
            throw new CmException(exception.Error with { NeededBy = [.. exception.Error.NeededBy, step] }, exception.InnerException);
        }
    }
}
