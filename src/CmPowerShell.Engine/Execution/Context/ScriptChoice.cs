using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Chooses one of several scripts that fit a request, by the rule that holds for every format: the request or <c>sort</c> decides.</summary>
internal static class ScriptChoice
{
    /// <summary>Chooses.</summary>
    /// <param name="candidates">What fits; at least one.</param>
    /// <param name="request">The request.</param>
    /// <param name="variables">The names of the variables about the run.</param>
    /// <exception cref="CmException">Id <c>ScriptAmbiguous</c>, code 32: nothing decides.</exception>
    public static Artifact Choose(IReadOnlyList<Artifact> candidates, RunRequest request, RunVariables variables)
    {
        var sorted = ScriptOrder.Sort(candidates);
        if (sorted.Count == 1 || RunFlags.Parse(request, variables).TakesFirst)
        {
            return sorted[0];
        }

        return ScriptOrder.Decides(sorted) ? sorted[0] : throw ScriptErrors.Ambiguous(request, sorted);
    }
}
