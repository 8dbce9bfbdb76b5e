using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Index;

/// <summary>Checks whether a uid is in use. A search by a uid of two artifacts is ambiguous.</summary>
public static class UsedUids
{
    /// <summary>Explains why a uid should not be given to an artifact; null when it is free or empty.</summary>
    /// <param name="index">The artifacts.</param>
    /// <param name="uid">The uid.</param>
    /// <param name="except">The artifact that may have it; null for none.</param>
    public static CmError? GetProblem(IArtifactIndex index, string uid, Artifact? except = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        var owner = string.IsNullOrEmpty(uid)
            ? null
            : index.Find(ArtifactQuery.Everything with { Name = new ArtifactName(new ObjectName("", uid), null) }).FirstOrDefault(found => found.Path != except?.Path);
        return owner is null
            ? null
            : new CmError("UidInUse", ReturnCode.AlreadyExists, CmErrorCategory.AlreadyExists, $"The uid {uid} belongs to '{owner}' in '{owner.Path}'.")
            {
                Hint = "Leave the uid out to get a new one.",
                Target = uid,
            };
    }
}
