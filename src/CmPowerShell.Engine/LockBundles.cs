using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Engine.Lockfiles.Bundles;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine;

/// <summary>Bundles of locks for machines without network: made on one machine, and taken into the home of another one.</summary>
/// <param name="engine">The engine of the home.</param>
public sealed class LockBundles(CmEngine engine)
{
    /// <summary>Finds what a bundle of a lock has to have.</summary>
    /// <param name="lockfile">The lock.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="programs">The full paths of programs that are to be in the bundle.</param>
    /// <param name="operation">Receives warnings.</param>
    /// <exception cref="CmException"><c>BundleNotMade</c>, with all reasons.</exception>
    public BundleContent Find(Lockfile lockfile, string file, IReadOnlyList<string> programs, Operation operation)
    {
        var (taken, _) = engine.Locks.Take(lockfile, file);
        var locked = engine.With(taken);
        return new LockBundleExport(engine.Repositories, locked.Locks, engine.Snapshot()).Find(lockfile, file, programs, operation);
    }

    /// <summary>Writes a bundle.</summary>
    /// <param name="content">What <see cref="Find"/> found.</param>
    /// <param name="archive">Full path of the file. It is complete when it appears.</param>
    /// <param name="signingKey">Full path of the SSH key that signs it; null for no signature.</param>
    /// <param name="operation">Receives progress.</param>
    /// <exception cref="CmException"><c>FileNotReadable</c>, <c>FileNotWritable</c>, <c>HomeNotWritable</c>, or an error of git.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; there is no archive.</exception>
    public void Export(BundleContent content, string archive, string? signingKey, Operation operation)
    {
        // A signature of an earlier bundle would not fit.
        File.Delete(BundleSignature.SignatureFile(archive));
        File.Delete(BundleSignature.DigestFile(archive));
        new LockBundleExport(engine.Repositories, engine.Locks, engine.Snapshot()).Write(content, archive, operation);
        if (signingKey is not null)
        {
            BundleSignature.Sign(archive, signingKey);
        }
    }

    /// <summary>Takes a bundle into the home. All of it is checked first.</summary>
    /// <param name="archive">Full path of the file.</param>
    /// <param name="allowedSigners">Full path of the file of allowed signers; null for the setting <c>AllowedSigners</c>, without which no signature is needed.</param>
    /// <param name="operation">Receives progress and warnings.</param>
    /// <returns>The lock, and the outcome of each repository and cache entry.</returns>
    /// <exception cref="CmException">
    /// <c>BundleUnsigned</c>, <c>BundleSignatureRefused</c>, <c>BundleInvalid</c>, <c>ArchiveBroken</c>, <c>ArchiveEntryOutside</c>, <c>ArchiveTooLarge</c>, <c>CacheBundleInvalid</c>, <c>CommitRefused</c>, <c>LockFileBroken</c>,
    /// <c>HomeNotWritable</c>; or a repository or cache entry cannot be added.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; what is visible is complete.</exception>
    public BundleResult Import(string archive, string? allowedSigners, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if ((allowedSigners ?? engine.Configuration.Get(SettingTable.AllowedSigners).Text) is { Length: > 0 } signers)
        {
            operation.Detail($"{BundleSignature.Verify(archive, signers)} signed {archive}.");
        }

        engine.Home.EnsureCreated();
        engine.Refresh();
        using var opened = Open(archive, operation);
        var repositories = InstallCommits(opened, operation);
        engine.Refresh();
        var (taken, missing) = engine.Locks.Take(opened.Lock, archive);
        if (missing.Count > 0)
        {
            throw LockBundleErrors.Invalid(archive, missing[0].Message.TrimEnd('.'));
        }

        // An entry counts if the script is the one of the lock, at any commit of the repository.
        var entries = opened.Bundle.Platform == CacheOrigin.ThisPlatform ? opened.ImportEntries(ImportInto(engine.With(taken)), operation) : [];
        engine.Refresh();
        return new BundleResult(opened.Lock, opened.Bundle, repositories, entries);
    }

    private LockBundleImport Open(string archive, Operation operation)
    {
        LockBundleImport? opened = null;
        engine.Home.Write(() => opened = LockBundleImport.Open(archive, ImportInto(engine).HiddenFolder(), operation));
        return opened!;
    }

    private static BundleImport ImportInto(CmEngine engine) => new(engine.Home, engine.Repositories, engine.Index, engine.Cache);

    private List<Repository> InstallCommits(LockBundleImport opened, Operation operation)
    {
        var changed = new List<Repository>();
        foreach (var locked in opened.Lock.Platforms.SelectMany(section => section.Repositories).Where(repository => repository.Program.Length == 0).Distinct())
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            var there = LockedRepositories.Find(engine.Repositories, locked);
            if (engine.Installer.Lacks(there, locked.Commit))
            {
                changed.Add(engine.Installer.InstallCommit(there, locked.Alias.Length > 0 ? locked.Alias : locked.Uid, locked.Url, locked.Commit, opened.PackOf(locked.Commit), operation));
                engine.Refresh();
            }
        }

        return changed;
    }
}

/// <summary>The outcome of the import of a bundle.</summary>
/// <param name="Lock">The lock.</param>
/// <param name="Bundle">The description of the bundle.</param>
/// <param name="Repositories">The repositories that were made, or to which a commit was added.</param>
/// <param name="Entries">The outcome of each cache entry; empty if they are for another platform.</param>
public sealed record BundleResult(Lockfile Lock, LockBundle Bundle, IReadOnlyList<Repository> Repositories, IReadOnlyList<ImportedEntry> Entries);
