using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Runs other scripts for a running script: its dependencies, and the script that one of its hooks redirects to.</summary>
internal interface IScriptRunner
{
    /// <summary>Finds the script of a request and runs it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="context">The place of the script in the whole run.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The script was not found, is ambiguous, or failed.</exception>
    RunResult Run(RunRequest request, RunContext context);

    /// <summary>Runs one of the scripts that fit name and plain tags of a request.</summary>
    /// <param name="candidates">The scripts that fit; at least one.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The place of the script in the whole run.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The scripts are ambiguous, or the chosen one failed.</exception>
    RunResult Run(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context);
}
