using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Drives a run: every step does its work.</summary>
/// <param name="session">What the scripts of the run share.</param>
internal sealed class RunDriver(RunSession session) : IRunDriver
{
    /// <inheritdoc/>
    public RunSession Session => session;

    /// <inheritdoc/>
    public bool KnowsResults => true;

    /// <inheritdoc/>
    public bool UsesCache => true;

    /// <inheritdoc/>
    public RunFlags Adapt(RunFlags flags) => flags;

    /// <inheritdoc/>
    public RunResult Call(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context, Func<RunResult> run) => run();

    /// <inheritdoc/>
    public void Note(Artifact script, RunRequest request, string variations, RunContext context)
    {
        // The events of a run report its scripts.
    }

    /// <inheritdoc/>
    public CacheLookup? LookAhead(Func<CacheLookup> find) => null;

    /// <inheritdoc/>
    public void Require(RunFlags flags, Func<CmError?> check)
    {
        if (!flags.Fake && check() is { } problem)
        {
            throw new CmException(problem);
        }
    }

    /// <inheritdoc/>
    public void Act(Action action) => action();

    /// <inheritdoc/>
    public T? Make<T>(Func<T?> make)
        where T : class => make();
}
