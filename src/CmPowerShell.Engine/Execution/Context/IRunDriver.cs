using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// Drives the steps of a run. A run and a plan take the same steps in the same order. The driver decides what a step does outside of the values of the run: a run
/// does it, a plan leaves it out and records what it learns.
/// </summary>
internal interface IRunDriver
{
    /// <summary>What the scripts of the whole run share; null in a plan, in which nothing runs.</summary>
    RunSession? Session { get; }

    /// <summary>Whether a script has the results of the scripts before it. In a plan it does not, because no native script runs.</summary>
    bool KnowsResults { get; }

    /// <summary>Whether results are taken from the cache and kept there. A plan only searches them.</summary>
    bool UsesCache { get; }

    /// <summary>Returns the switches with which the steps are taken.</summary>
    RunFlags Adapt(RunFlags flags);

    /// <summary>Calls a script of a run.</summary>
    /// <param name="candidates">The scripts that fit the request.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The place of the script in the whole run.</param>
    /// <param name="run">Runs or resolves it.</param>
    /// <returns>Its result; in a plan that of an equal request, where there was one.</returns>
    RunResult Call(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context, Func<RunResult> run);

    /// <summary>Takes note of a script whose variations are known.</summary>
    /// <param name="script">The script.</param>
    /// <param name="request">The request for it.</param>
    /// <param name="variations">Its variations as tags in one text.</param>
    /// <param name="context">The place of the script in the whole run.</param>
    void Note(Artifact script, RunRequest request, string variations, RunContext context);

    /// <summary>Searches in advance for the result of the script that was noted last, where the steps themselves do not search for it.</summary>
    /// <param name="find">Searches for it without a prompt and without running anything.</param>
    /// <returns>The answer of the cache; null where the steps search for it.</returns>
    CacheLookup? LookAhead(Func<CacheLookup> find);

    /// <summary>Requires that nothing prevents the script that was noted last from running. A plan records what does.</summary>
    /// <param name="flags">The switches; in a fake run nothing is required.</param>
    /// <param name="check">Finds what prevents it; null for nothing.</param>
    /// <exception cref="CmException">What prevents it.</exception>
    void Require(RunFlags flags, Func<CmError?> check);

    /// <summary>Does something outside of the values of the run, such as removing files.</summary>
    void Act(Action action);

    /// <summary>Makes something outside of the values of the run, such as a directory.</summary>
    /// <returns>What was made; null where nothing is made.</returns>
    T? Make<T>(Func<T?> make)
        where T : class;
}
