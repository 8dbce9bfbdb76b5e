using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell;

/// <summary>A kept result of a script: an artifact of the automation <c>cache</c> or, of an early component, <c>installed</c>.</summary>
public sealed class CmCacheEntry : CmArtifact
{
    private const string VersionMark = "version-";

    // Two texts and not one ObjectName: a field of a value type would make PowerShell load the engine while it looks at this
    // assembly, before the module can say where the engine is.
    private readonly string _scriptAlias;
    private readonly string _scriptUid;

    internal CmCacheEntry(Artifact source, ObjectName script)
        : base(source) => (_scriptAlias, _scriptUid) = (script.Alias, script.Uid);

    /// <summary>The script that made it: its alias, or its uid when the script is no longer there; may be empty.</summary>
    public string Script => _scriptAlias.Length > 0 ? _scriptAlias : _scriptUid;

    /// <summary>The version that was found or installed; empty when there is none. The meta has it, and in older entries a tag.</summary>
    public string Version => Source.OriginalMeta.Text("version", VersionTag);

    /// <summary>The variations that were asked for, without the leading <c>_</c>.</summary>
    public IReadOnlyList<string> Variations => Tags.Where(tag => tag.StartsWith('_')).Select(tag => tag[1..]).ToList();

    /// <summary>Whether it is finished. An entry that is not belongs to a run that goes on or failed, and is never used.</summary>
    public bool IsComplete => !Tags.Contains(CacheStore.TemporaryTag);

    /// <summary>When it was made, in local time.</summary>
    public DateTime Created => Directory.GetCreationTime(Path);

    /// <summary>The bytes its files take. They are counted when this is asked for, which may take time.</summary>
    public long Size => new DirectoryInfo(Path) is { Exists: true } folder
        ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
        : 0;

    private string VersionTag => Tags.FirstOrDefault(tag => tag.StartsWith(VersionMark, StringComparison.Ordinal))?[VersionMark.Length..] ?? "";

    internal ObjectName ScriptName => new(_scriptAlias, _scriptUid);
}
