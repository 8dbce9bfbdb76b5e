using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Artifacts;

/// <summary>The target of a moved artifact.</summary>
internal static class TargetResolution
{
    /// <summary>Reads it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="written">The place as written.</param>
    /// <param name="force">Whether an existing artifact is replaced, and a uid that another artifact has is accepted.</param>
    /// <exception cref="CmException"><c>UidInUse</c>, <c>InvalidName</c>, <c>RepositoryNotFound</c>, <c>RepositoryAmbiguous</c>.</exception>
    public static ArtifactTarget Resolve(CmEngine engine, Artifact artifact, string written, bool force)
    {
        var target = ArtifactTarget.Parse(written, engine.Repositories.Get) with { Replaces = force };
        return !force && UsedUids.GetProblem(engine.Index, target.Name.Uid, artifact) is { } used ? throw new CmException(used) : target;
    }
}
