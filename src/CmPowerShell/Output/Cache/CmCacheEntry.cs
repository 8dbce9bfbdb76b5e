using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A cached result of a script: an artifact of the automation <c>cache</c> or, of a component, <c>installed</c>.</summary>
public sealed class CmCacheEntry : CmArtifact
{
    private const string VersionMark = "version-";

    // Two texts and not one ObjectName: a field of a value type would make PowerShell load the engine while it reads this
    // assembly, before the module can resolve the engine.
    private readonly string _scriptAlias;
    private readonly string _scriptUid;
    private RecordSummary? _record;
    private bool _isRead;

    internal CmCacheEntry(Artifact source, ObjectName script)
        : base(source) => (_scriptAlias, _scriptUid) = (script.Alias, script.Uid);

    /// <summary>The script that made it: its alias, or its uid when the script is no longer there; may be empty.</summary>
    public string Script => _scriptAlias.Length > 0 ? _scriptAlias : _scriptUid;

    /// <summary>The version that was found or installed; empty when there is none. The meta has it, and in older entries a tag.</summary>
    public string Version => Shown.Text(Source.OriginalMeta.Text("version", VersionTag));

    /// <summary>The requested variations, without the leading <c>_</c>.</summary>
    public IReadOnlyList<string> Variations => Tags.Where(tag => tag.StartsWith('_')).Select(tag => tag[1..]).ToList();

    /// <summary>Whether it is finished. An unfinished entry belongs to a run that is in progress or failed, and is never used.</summary>
    public bool IsComplete => !Tags.Contains(CacheStore.TemporaryTag);

    /// <summary>The time when it was made, in local time.</summary>
    public DateTime Created => Record?.Origin.Made.ToLocalTime() ?? Directory.GetCreationTime(Path);

    /// <summary>The time of its last use by a run, in local time; null when no run has used it since it was made.</summary>
    public DateTime? LastUsed => LastUsedStamp.Read(Path)?.ToLocalTime();

    /// <summary>The duration of making it, dependencies included; null when it is unknown, as for an entry of the Python tools.</summary>
    public TimeSpan? Duration => Record?.Origin.Duration;

    /// <summary>The user who made it, <c>user@host</c>; null when it is unknown.</summary>
    public string? MadeBy => Shown.Text(Record?.Origin.MadeBy);

    /// <summary>The platform on which it was made, such as <c>linux-x64</c>; null when that is not known.</summary>
    public string? Platform => Shown.Text(Record?.Origin.Platform);

    /// <summary>The bytes of its files when it was finished. Without a record they are counted on access, which may take time.</summary>
    public long Size => Record?.Size ?? DirectorySize.Measure(Path);

    private RecordSummary? Record
    {
        get
        {
            if (!_isRead)
            {
                (_record, _isRead) = (RecordSummary.TryRead(Path), true);
            }

            return _record;
        }
    }

    private string VersionTag => Tags.FirstOrDefault(tag => tag.StartsWith(VersionMark, StringComparison.Ordinal))?[VersionMark.Length..] ?? "";

    internal ObjectName ScriptName => new(_scriptAlias, _scriptUid);
}
