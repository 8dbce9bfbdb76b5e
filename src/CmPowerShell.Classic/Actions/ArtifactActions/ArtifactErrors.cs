using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Classic.Actions.ArtifactActions;

/// <summary>The errors of actions that need artifacts.</summary>
internal static class ArtifactErrors
{
    internal static CmException NotFound(ActionCall call) => new(new ArtifactSuggestions(call.Services.Index).NothingFound(call.Query));

    internal static CmException Ambiguous(IReadOnlyList<Artifact> found, ReturnCode code) => new(new CmError(
        "ArtifactAmbiguous", code, CmErrorCategory.Ambiguous, $"{found.Count} artifacts fit where one is needed:{string.Concat(found.Select(artifact => $"\n  {artifact} in {artifact.Path}"))}\n")
    { Hint = "Specify its uid, or add tags." });
}
