using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Generations;

namespace CmPowerShell.Engine.Cache;

/// <summary>Finds the script that made a cache entry. An entry names its script in a tag, such as <c>script-artifact-UID</c> or <c>ic-artifact-UID</c>, or <c>script-item-UID</c> for mlcflow.</summary>
public sealed class EntryScripts
{
    private static readonly string[] Prefixes = [.. Generation.All.Select(generation => generation.EntryTagPrefix)];
    private readonly Lazy<Dictionary<string, Artifact>> _scripts;

    /// <summary>Finds scripts in a catalog, on first use.</summary>
    public EntryScripts(ScriptCatalog scripts)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        _scripts = new(() => scripts.Find(ArtifactName.Any, TagQuery.Any)
            .GroupBy(script => script.Uid, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The name of the script of an entry: its uid, and its alias while the script is still there; empty for an entry that names none.</summary>
    public ObjectName GetScript(Artifact entry) => GetUid(entry) is { } uid ? new ObjectName(Find(entry)?.Alias ?? "", uid) : ObjectName.Any;

    /// <summary>The script of an entry; null where it is no longer there, or the entry names none.</summary>
    public Artifact? Find(Artifact entry) => GetUid(entry) is { } uid ? _scripts.Value.GetValueOrDefault(uid) : null;

    /// <summary>The uid of the script of an entry, or null.</summary>
    public static string? GetUid(Artifact entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Tags.SelectMany(tag => Prefixes.Where(prefix => tag.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => tag[prefix.Length..])).FirstOrDefault();
    }
}
