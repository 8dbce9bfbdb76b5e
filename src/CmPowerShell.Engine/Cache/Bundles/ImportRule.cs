using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>Whether a run on this machine would use an entry of a bundle.</summary>
/// <param name="bundle">The bundle.</param>
/// <param name="scripts">The scripts here, by uid.</param>
internal sealed class ImportRule(CacheBundle bundle, IReadOnlyDictionary<string, Artifact> scripts)
{
    /// <summary>Explains why no run would use it, as a part of a sentence; null if one would, or if that is unknown.</summary>
    public string? Refusal(BundledEntry entry, CacheRecord? record) =>
        bundle.Platform != CacheOrigin.ThisPlatform ? $"it was made on {bundle.Platform}, and this is {CacheOrigin.ThisPlatform}"
        : record is not null && scripts.GetValueOrDefault(entry.Script.Uid) is { } script && record.Recipe.Difference(RecipeFiles.Read(script)) is { } difference
            ? $"its script is different on this machine ({difference})"
        : null;

    /// <summary>Reports the missing repositories.</summary>
    public void WarnOfMissing(IEnumerable<BundledEntry> entries, Operation operation)
    {
        var missing = entries.Where(entry => entry.Script.Uid.Length > 0 && !scripts.ContainsKey(entry.Script.Uid)).Select(entry => entry.Script.ToString()).Distinct().ToList();
        if (missing.Count > 0)
        {
            var where = string.Join(", ", bundle.Repositories.Select(Written).Distinct());
            operation.Warn("ScriptsMissing", $"The scripts of imported cache entries are in no registered repository: {string.Join("; ", missing)}. Until they are, no run uses the entries. They came from {where}.");
        }
    }

    private static string Written(BundledRepository repository) =>
        string.Join(' ', new[] { repository.Name.ToString(), repository.Url, repository.Commit.Length > 0 ? $"at {repository.Commit}" : "" }.Where(part => part.Length > 0));
}
