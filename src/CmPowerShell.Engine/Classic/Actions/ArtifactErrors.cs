using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Engine.Classic.Actions;

/// <summary>The errors of actions that need artifacts.</summary>
internal static class ArtifactErrors
{
    internal static CmException NotFound(ActionCall call)
    {
        var asked = call.Request.Artifact.Length > 0 ? $"'{call.Request.Artifact}'" : $"the tags '{string.Join(',', call.Request.Tags)}'";
        var others = call.Services.Index.Find(new ArtifactQuery(call.Automation, ArtifactName.Any, TagQuery.Any));
        return new(new CmError(
            "ArtifactNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"No artifact of the automation '{call.Automation}' was found for {asked}.")
        {
            Hint = NearestName.Hint(call.Request.Name.Object.Alias, others.Select(other => other.Alias)),
            Target = call.Request.Artifact,
        });
    }

    internal static CmException Ambiguous(IReadOnlyList<Artifact> found, ReturnCode code) => new(new CmError(
        "ArtifactAmbiguous", code, CmErrorCategory.Ambiguous, $"{found.Count} artifacts fit where one is needed:{string.Concat(found.Select(artifact => $"\n  {artifact} in {artifact.Path}"))}\n")
    { Hint = "Name it by its uid, or ask for more tags." });
}
