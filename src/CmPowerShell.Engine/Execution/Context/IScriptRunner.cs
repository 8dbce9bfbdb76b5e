using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Runs further scripts for a script that runs: its dependencies, and what one of its hooks hands over to.</summary>
internal interface IScriptRunner
{
    /// <summary>Finds the script of a request and runs it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="context">The place of the script in the whole run.</param>
    /// <exception cref="Errors.CmException">The script was not found, is ambiguous, or failed.</exception>
    RunResult Run(RunRequest request, RunContext context);

    /// <summary>Runs one of the scripts that fit name and plain tags of a request.</summary>
    /// <param name="candidates">The scripts that fit; at least one.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="context">The place of the script in the whole run.</param>
    /// <exception cref="Errors.CmException">The scripts are ambiguous, or the chosen one failed.</exception>
    RunResult Run(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context);
}
