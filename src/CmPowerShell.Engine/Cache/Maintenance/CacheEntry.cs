using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Maintenance;

/// <summary>A cache entry with the content of its files. Each is read on first access, and once.</summary>
public sealed class CacheEntry
{
    private readonly Lazy<(CachedState? State, CmError? Problem)> _state;
    private readonly Lazy<bool> _isBeingMade;
    private readonly Lazy<string?> _user;
    private readonly Lazy<long> _size;
    private readonly Lazy<CacheRecord?> _record;
    private readonly Lazy<IReadOnlyList<EntryReference>> _references;

    internal CacheEntry(Artifact artifact, ObjectName scriptName, Artifact? script, EntryLocks locks)
    {
        _isBeingMade = new(() => !IsFinished && locks.IsTaken(Uid));
        _user = new(() => locks.GetUser(Uid)?.ToString());
        (Artifact, ScriptName, Script) = (artifact, scriptName, script);
        _state = new(ReadState);
        _size = new(() => DirectorySize.Measure(artifact.Path));
        _record = new(() => CacheRecordFile.TryRead(artifact.Path));
        _references = new(() => EntryReferences.Find(State, DependentPath, Record).Distinct().ToList());
    }

    /// <summary>The artifact.</summary>
    public Artifact Artifact { get; }

    /// <summary>The uid.</summary>
    public string Uid => Artifact.Uid;

    /// <summary>The name of the script that made it; empty where it names none.</summary>
    public ObjectName ScriptName { get; }

    /// <summary>The script that made it; null where it is no longer in a registered repository.</summary>
    public Artifact? Script { get; }

    /// <summary>Whether it is finished. One that is not is never used as a result.</summary>
    public bool IsFinished => !Artifact.Tags.Contains(CacheStore.TemporaryTag);

    /// <summary>Whether a run is making it at the moment.</summary>
    public bool IsBeingMade => _isBeingMade.Value;

    /// <summary>Describes the run that currently uses it, or a result that was made from it; null if there is none.</summary>
    public string? User => _user.Value;

    /// <summary>The external path that it depends on according to its meta; empty if there is none.</summary>
    public string DependentPath => Artifact.OriginalMeta.Text("dependent_cached_path");

    /// <summary>The result; null where it cannot be read.</summary>
    public CachedState? State => _state.Value.State;

    /// <summary>The reason why the result cannot be read; null where it can.</summary>
    public CmError? StateProblem => _state.Value.Problem;

    /// <summary>Its record; null if it has none that can be read.</summary>
    public CacheRecord? Record => _record.Value;

    /// <summary>The bytes of its files.</summary>
    public long Size => _size.Value;

    /// <summary>The time when it was made, in UTC.</summary>
    public DateTime Made => Record?.Origin.Made ?? Directory.GetCreationTimeUtc(Artifact.Path);

    /// <summary>The time of the last use, in UTC; the time when it was finished, if no use was recorded, as for the Python tools.</summary>
    public DateTime LastUsed => LastUsedStamp.Read(Artifact.Path) ?? Finished;

    private DateTime Finished => File.Exists(StateFile) ? File.GetLastWriteTimeUtc(StateFile) : Directory.GetLastWriteTimeUtc(Artifact.Path);

    /// <summary>The references in its values.</summary>
    internal IReadOnlyList<EntryReference> References => _references.Value;

    private string StateFile => EntryLayout.GetStateFile(Artifact.Path);

    /// <inheritdoc/>
    public override string ToString() => ScriptName.IsEmpty ? Uid : $"{Uid} ({(ScriptName.Alias.Length > 0 ? ScriptName.Alias : ScriptName.Uid)})";

    private (CachedState?, CmError?) ReadState()
    {
        try
        {
            var state = CacheStore.Load(Artifact);
            CachedPaths.Relocate(state.NewEnv, Path.GetDirectoryName(Artifact.Path)!);
            return (state, null);
        }
        catch (CmException problem)
        {
            return (null, problem.Error);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, new CmError("FileNotReadable", ReturnCode.Failed, StorageFailure.GetCategory(problem), $"The file '{StateFile}' cannot be read: {problem.Message}"));
        }
    }
}
