using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A kept result of a script: an artifact of the automation <c>cache</c> or, of an early component, <c>installed</c>.</summary>
public sealed class CmCacheEntry : CmArtifact
{
    private const string VersionMark = "version-";

    // Two texts and not one ObjectName: a field of a value type would make PowerShell load the engine while it looks at this
    // assembly, before the module can say where the engine is.
    private readonly string _scriptAlias;
    private readonly string _scriptUid;
    private CacheRecord? _record;
    private bool _isRead;

    internal CmCacheEntry(Artifact source, ObjectName script)
        : base(source) => (_scriptAlias, _scriptUid) = (script.Alias, script.Uid);

    /// <summary>The script that made it: its alias, or its uid when the script is no longer there; may be empty.</summary>
    public string Script => _scriptAlias.Length > 0 ? _scriptAlias : _scriptUid;

    /// <summary>The version that was found or installed; empty when there is none. The meta has it, and in older entries a tag.</summary>
    public string Version => Shown.Text(Source.OriginalMeta.Text("version", VersionTag));

    /// <summary>The variations that were asked for, without the leading <c>_</c>.</summary>
    public IReadOnlyList<string> Variations => Tags.Where(tag => tag.StartsWith('_')).Select(tag => tag[1..]).ToList();

    /// <summary>Whether it is finished. An entry that is not belongs to a run that goes on or failed, and is never used.</summary>
    public bool IsComplete => !Tags.Contains(CacheStore.TemporaryTag);

    /// <summary>When it was made, in local time.</summary>
    public DateTime Created => Record?.Origin.Made.ToLocalTime() ?? Directory.GetCreationTime(Path);

    /// <summary>When a run used it last, in local time; null when none has since it was made.</summary>
    public DateTime? LastUsed => LastUsedStamp.Read(Path)?.ToLocalTime();

    /// <summary>How long it took to make it, dependencies included; null when that is not known, as of an entry that the Python tools made.</summary>
    public TimeSpan? Duration => Record?.Origin.Duration;

    /// <summary>Who made it, <c>user@host</c>; null when that is not known.</summary>
    public string? MadeBy => Shown.Text(Record?.Origin.MadeBy);

    /// <summary>The platform on which it was made, such as <c>linux-x64</c>; null when that is not known.</summary>
    public string? Platform => Shown.Text(Record?.Origin.Platform);

    /// <summary>The bytes of its files when it was finished. Where no record says so they are counted when this is asked for, which may take time.</summary>
    public long Size => Record?.Size ?? DirectorySize.Measure(Path);

    private CacheRecord? Record
    {
        get
        {
            if (!_isRead)
            {
                (_record, _isRead) = (CacheRecordFile.TryRead(Path), true);
            }

            return _record;
        }
    }

    private string VersionTag => Tags.FirstOrDefault(tag => tag.StartsWith(VersionMark, StringComparison.Ordinal))?[VersionMark.Length..] ?? "";

    internal ObjectName ScriptName => new(_scriptAlias, _scriptUid);
}
