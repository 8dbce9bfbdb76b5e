using System.Text;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Lockfiles.Bundles;

/// <summary>An unpacked bundle of a lock, in a hidden folder of the cache. Nothing of it is used before all of it is checked.</summary>
internal sealed class LockBundleImport : IDisposable
{
    private readonly TemporaryDirectory _hidden;
    private readonly string _archive;
    private CacheBundle? _cache;

    private LockBundleImport(TemporaryDirectory hidden, string archive) => (_hidden, _archive) = (hidden, archive);

    /// <summary>The description.</summary>
    public LockBundle Bundle { get; private set; } = null!;

    /// <summary>The lock.</summary>
    public Lockfile Lock { get; private set; } = null!;

    /// <summary>The entries.</summary>
    public CacheBundle Cache => _cache!;

    /// <summary>Unpacks a bundle and checks it.</summary>
    /// <param name="archive">Full path of the archive.</param>
    /// <param name="hidden">The folder for it.</param>
    /// <param name="operation">Receives progress.</param>
    /// <exception cref="CmException"><c>BundleInvalid</c>, <c>ArchiveBroken</c>, <c>ArchiveEntryOutside</c>, <c>ArchiveTooLarge</c>, <c>CacheBundleInvalid</c>, <c>CommitRefused</c>, <c>LockFileBroken</c>.</exception>
    public static LockBundleImport Open(string archive, TemporaryDirectory hidden, Operation operation)
    {
        var opened = new LockBundleImport(hidden, archive);
        try
        {
            BundleImport.Unpack(archive, hidden.Content, operation);
            opened.Read();
            opened.RequireEntries();
            opened.RequireCommits(operation);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The objects of a commit.</summary>
    public CommitPack PackOf(string commit) => new(Path.Combine(_hidden.Content, LockBundle.RepositoriesFolder, commit), commit);

    /// <summary>Imports the entries.</summary>
    /// <param name="import">Imports into the home.</param>
    /// <param name="operation">Receives warnings.</param>
    public IReadOnlyList<ImportedEntry> ImportEntries(BundleImport import, Operation operation) =>
        _cache!.Entries.Count == 0 ? [] : import.Import(_hidden, _cache, _cache.Entries, force: false, operation);

    /// <summary>Removes the folder.</summary>
    public void Dispose() => _hidden.Dispose();

    private void Read()
    {
        Bundle = LockBundle.Create(Json(LockBundle.FileName), _archive);
        _cache = CacheBundle.Create(Json(CacheBundle.FileName), _archive);
        Lock = LockfileFile.Read(Existing(LockBundle.LockName));
        if (Lock.Edited.Count > 0)
        {
            throw LockBundleErrors.Invalid(_archive, $"{Lock.Edited[0]} of its lock was edited by hand");
        }
    }

    private MetaValue Json(string name)
    {
        var file = Existing(name);
        return JsonMeta.Parse(Encoding.UTF8.GetString(RegularFile.ReadAllBytes(file, RegularFile.MostText)), file);
    }

    private string Existing(string name) => Path.Combine(_hidden.Content, name) is var file && File.Exists(file) ? file : throw LockBundleErrors.Invalid(_archive, $"it has no '{name}'");

    private void RequireEntries()
    {
        var locked = Lock.Platforms.Where(section => section.Platform == Bundle.Platform).SelectMany(section => section.Scripts)
            .Where(script => script.Result is { Entry.Length: > 0 }).GroupBy(script => script.Result!.Entry).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var entry in _cache!.Entries)
        {
            var digest = EntryFingerprints.OfPacked(Path.Combine(_hidden.Content, entry.Automation, entry.Uid), entry, _cache);
            if (digest != Bundle.Entries.GetValueOrDefault(entry.Uid) || (locked.TryGetValue(entry.Uid, out var script) && digest != script.Result!.Digest))
            {
                throw LockBundleErrors.Invalid(_archive, $"the files of its cache entry {entry.Uid} ({entry.Script}) do not have the digest of the lock");
            }
        }

        var packed = _cache.Entries.Select(entry => entry.Uid).ToHashSet(StringComparer.Ordinal);
        if (locked.Values.FirstOrDefault(script => !packed.Contains(script.Result!.Entry)) is { } missing)
        {
            throw LockBundleErrors.Invalid(_archive, $"the cache entry {missing.Result!.Entry} of {missing.Alias} is missing");
        }
    }

    private void RequireCommits(Operation operation)
    {
        foreach (var repository in Lock.Platforms.SelectMany(section => section.Repositories).Where(repository => repository.Program.Length == 0).Distinct())
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            if (!Bundle.Commits.Contains(repository.Commit) || !PackOf(repository.Commit).Files.All(name => File.Exists(Path.Combine(_hidden.Content, LockBundle.RepositoriesFolder, repository.Commit, name))))
            {
                throw LockBundleErrors.Invalid(_archive, $"the commit {repository.Commit} of the repository {repository} is missing");
            }

            PackOf(repository.Commit).Require(_hidden.Beside(repository.Commit));
        }
    }
}
