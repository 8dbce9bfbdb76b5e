using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Runs scripts of one generation.</summary>
internal interface IGenerationRunner
{
    /// <summary>Chooses among the candidates by the rules of the generation and runs the one.</summary>
    /// <param name="candidates">The scripts that fit name and plain tags; at least one.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">Where in a larger run this is.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">It could not be chosen or run.</exception>
    RunResult Run(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context);
}
