using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>An unpacked entry in a folder that is not visible yet.</summary>
/// <param name="entry">Its description in the bundle.</param>
/// <param name="folder">Full path of the folder.</param>
internal sealed class RelocatedEntry(BundledEntry entry, string folder)
{
    private static readonly string[] OwnBeginnings = ["cm-cache", "_cm.", "meta.", "tmp-", "."];

    // A bundle can hold links that lead in a circle.
    private static readonly EnumerationOptions OwnFiles = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Its record, with new paths; null for one without record.</summary>
    public CacheRecord? Record { get; private set; }

    /// <summary>Full path of the folder.</summary>
    public string Folder => folder;

    /// <summary>Gets the current result in the files.</summary>
    /// <exception cref="CmException"><c>MetaFileBroken</c>.</exception>
    public CachedState State => CachedState.FromMeta(MetaFile.LoadMap(EntryLayout.GetStateFile(folder)));

    /// <summary>The uids, or the names of the folders, of the entries that it refers to, among others.</summary>
    public IReadOnlySet<string> Needs => EntryReferences.Find(State, "", PackedRecord).Select(reference => reference.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The record as it was packed; null for an entry without one.</summary>
    public CacheRecord? PackedRecord { get; } = CacheRecordFile.TryRead(folder);

    /// <summary>Gives the values and text files the places that folders have here.</summary>
    /// <param name="mapping">The places.</param>
    /// <param name="keys">The keys that dependencies have now, by those they had.</param>
    /// <param name="uids">The uids that replace those of the bundle.</param>
    public void Relocate(PathMapping mapping, IReadOnlyDictionary<string, string> keys, IReadOnlyDictionary<string, string> uids)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", OwnFiles))
        {
            RelocatedFile.Change(file, mapping);
        }

        if (PackedRecord is not null)
        {
            Record = PackedRecord with
            {
                Result = CacheRecord.ComputeResultDigest(State.NewEnv, State.NewState),
                Inputs = PackedRecord.Inputs.ToDictionary(
                    input => input.Key, input => input.Value.IsSecret ? input.Value : input.Value with { Value = mapping.Apply(input.Value.Value) }, StringComparer.Ordinal),
                Paths = PackedRecord.Paths.ToDictionary(
                    pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value.Select(path => mapping.Apply(path)).ToList(), StringComparer.Ordinal),
                Dependencies = PackedRecord.Dependencies.Select(needed => needed with
                {
                    Key = keys.GetValueOrDefault(needed.Key, needed.Key),
                    Entry = uids.GetValueOrDefault(needed.Entry, needed.Entry),
                }).ToList(),
            };
        }
    }

    /// <summary>Makes its links, after all files are there, so that nothing is written through one.</summary>
    /// <exception cref="CmException">Id <c>ArchiveEntryOutside</c>.</exception>
    public void MakeLinks(PathMapping mapping, string archive, Operation operation)
    {
        foreach (var (name, target) in entry.Links)
        {
            var path = GetPlace(name, archive);
            try
            {
                File.CreateSymbolicLink(path, mapping.Apply(target));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                operation.Warn("LinkLeftOut", $"The link {name} of the cache entry {entry.Uid} cannot be made: {problem.Message}");
            }
        }
    }

    /// <summary>Writes the current record and list of files.</summary>
    public void Seal()
    {
        if (Record is not null)
        {
            EntryCommit.Write(folder, Record);
        }
    }

    private static bool IsOurs(string name) =>
        OwnBeginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) || name == EntryLayout.Mlcflow.StateName;

    // A name that leads out of the folder, also by way of another link, is refused.
    private string GetPlace(string name, string archive)
    {
        var parts = name.Split('/');
        if (parts.Any(part => part is "" or "." or ".." || part.AsSpan().IndexOfAny('\\', ':', '\0') >= 0))
        {
            throw CmPowerShell.Engine.Repositories.Archives.ArchiveErrors.Outside(archive, name, "leads out of the folder");
        }

        // The engine reads and writes these itself, and would do so through the link.
        if (parts.Length == 1 && (IsOurs(name) || FileEntry.Of(Path.Combine(folder, name)).Kind != FileKind.Missing))
        {
            throw CmPowerShell.Engine.Repositories.Archives.ArchiveErrors.Outside(archive, name, "is a link in the place of a file of the cache");
        }

        var parent = folder;
        foreach (var part in parts[..^1])
        {
            parent = Path.Combine(parent, part);
            if (new DirectoryInfo(parent).LinkTarget is not null)
            {
                throw CmPowerShell.Engine.Repositories.Archives.ArchiveErrors.Outside(archive, name, "lies behind a link");
            }

            Directory.CreateDirectory(parent);
        }

        return Path.Combine(parent, parts[^1]);
    }
}
