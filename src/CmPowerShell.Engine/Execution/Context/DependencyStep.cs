using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Adds every script of the path to the error of a dependency.</summary>
internal static class DependencyStep
{
    /// <summary>Runs a dependency of a script.</summary>
    /// <param name="script">The script that needs it.</param>
    /// <param name="place">The position in its meta.</param>
    /// <param name="run">Runs the dependency.</param>
    /// <exception cref="CmException">The exception of the dependency, with this script in its path.</exception>
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
