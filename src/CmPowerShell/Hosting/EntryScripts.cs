using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Hosting;

/// <summary>Tells which script made a cache entry. An entry names its script in a tag <c>script-artifact-UID</c> or <c>ic-artifact-UID</c>.</summary>
internal sealed class EntryScripts(CmEngine engine)
{
    private const string Mark = "-artifact-";

    private readonly Lazy<Dictionary<string, string>> _aliases = new(() => engine.Scripts.Find(ArtifactName.Any, TagQuery.Any)
        .GroupBy(script => script.Uid, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First().Alias, StringComparer.OrdinalIgnoreCase));

    /// <summary>The script of an entry: its uid, and its alias while the script is still there; empty for an entry that names none.</summary>
    public ObjectName Of(Artifact entry) =>
        UidOf(entry) is { } uid ? new ObjectName(_aliases.Value.GetValueOrDefault(uid, ""), uid) : ObjectName.Any;

    /// <summary>The uid of the script of an entry, or null.</summary>
    public static string? UidOf(Artifact entry)
    {
        var tag = entry.Tags.FirstOrDefault(tag => tag.Contains(Mark, StringComparison.Ordinal));
        return tag?[(tag.LastIndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];
    }
}
