using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Notices dependencies that never end.</summary>
internal static class DependencyCycle
{
    // Published scripts reach about ten; the Python tools end at about a hundred and fifty.
    private const int Deepest = 100;

    /// <summary>Throws if a script is in its own chain with the same tags and the same environment, so that it would call itself endlessly.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>DependencyCycle</c>, naming the chain.</exception>
    public static void Check(Artifact script, RunRequest request, string asked, DependencyPath trail)
    {
        var way = trail.Whole.ToList();
        var again = way.Exists(step => step.Script.Uid == script.Uid && step.AskedTags == asked && step.Env.Equals(request.Env));

        // A long chain of scripts that do not repeat has an end.
        if (again || (way.Count > Deepest && way.Exists(step => step.Script.Uid == script.Uid)))
        {
            throw DependencyErrors.Cycle(script, asked, trail);
        }
    }
}
