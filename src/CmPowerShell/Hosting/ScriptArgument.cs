using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Hosting;

/// <summary>A script object of Get-CmScript or Get-CmArtifact.</summary>
internal static class ScriptArgument
{
    /// <summary>The script.</summary>
    /// <exception cref="CmException"><c>NotAScript</c>: it is an artifact of another kind.</exception>
    public static Artifact Resolve(CmArtifact artifact) => ScriptCatalog.GetGeneration(artifact.Source) is not null ? artifact.Source : throw new CmException(new CmError(
        "NotAScript", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{artifact}' is not a script and cannot run.")
    { Hint = "Get-CmScript lists the scripts.", Target = artifact.ToString() });
}
