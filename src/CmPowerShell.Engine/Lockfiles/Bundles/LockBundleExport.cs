using System.IO.Compression;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Engine.Lockfiles.Bundles;

/// <summary>Packs a lock with the repositories at their commits and the cache entries of its results. Equal content makes equal bytes.</summary>
/// <param name="registry">The registered repositories.</param>
/// <param name="work">Plans the requests of the lock.</param>
/// <param name="entries">The cache entries of the home.</param>
public sealed class LockBundleExport(RepositoryRegistry registry, LockWork work, CacheSnapshot entries)
{
    /// <summary>Finds what a bundle of a lock has to have.</summary>
    /// <param name="lockfile">The lock.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="programs">The full paths of programs that are to be in the bundle.</param>
    /// <param name="operation">Receives warnings.</param>
    /// <exception cref="CmException"><c>BundleNotMade</c>, with all reasons.</exception>
    public BundleContent Find(Lockfile lockfile, string file, IReadOnlyList<string> programs, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(lockfile);
        ArgumentNullException.ThrowIfNull(programs);
        var (reasons, mends) = (new List<string>(), new List<(string, string)>());
        var (uids, differences) = work.FindEntries(lockfile, file, operation);
        foreach (var difference in differences)
        {
            reasons.Add(difference.Message);
            mends.Add((difference.Mend, difference.ClassicMend));
        }

        var commits = lockfile.Platforms.SelectMany(section => section.Repositories).Where(repository => repository.Program.Length == 0).Distinct()
            .Select(repository => Find(repository, reasons, mends)).OfType<BundledCommit>().DistinctBy(commit => commit.Commit).OrderBy(commit => commit.Commit, StringComparer.Ordinal).ToList();
        foreach (var program in programs.Where(program => !File.Exists(program)))
        {
            reasons.Add($"There is no file '{program}'.");
            mends.Add(("Check the path of the program.", "Check the path of the program."));
        }

        if (reasons.Count > 0)
        {
            throw LockBundleErrors.NotMade(file, reasons, mends);
        }

        var export = BundleExport.CreateWith(uids.Select(uid => entries.Find(uid)!), entries, registry.Repositories);
        var fingerprints = new EntryFingerprints(registry, entries);
        return new BundleContent(
            lockfile, CacheOrigin.ThisPlatform, commits, export, export.Entries.ToDictionary(entry => entry.Uid, fingerprints.Of, StringComparer.Ordinal),
            [.. programs.DistinctBy(Path.GetFileName).OrderBy(Path.GetFileName, StringComparer.Ordinal)]);
    }

    /// <summary>Writes the archive.</summary>
    /// <param name="content">What the search found.</param>
    /// <param name="archive">Full path of the file. It is complete when it appears.</param>
    /// <param name="operation">Receives progress.</param>
    /// <exception cref="CmException"><c>FileNotReadable</c>, <c>FileNotWritable</c>, <c>HomeNotWritable</c>, or an error of git.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; there is no archive.</exception>
    public void Write(BundleContent content, string archive, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(operation);
        using var progress = new ProgressReporter(operation.Events, $"Packing {Path.GetFileName(archive)}");
        TemporaryDirectory? temporary = null;
        registry.Home.Write(() => temporary = TemporaryDirectory.In(Path.Combine(registry.Home.OwnPath, "bundles")));
        using var packs = temporary!;
        foreach (var commit in content.Commits)
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            progress.Report($"Packing {commit.Repository.Alias}");
            registry.Home.Write(() => new CommitPack(Path.Combine(packs.Content, commit.Commit), commit.Commit).Write(commit.Repository));
        }

        AtomicFile.Write(archive, stream =>
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            ReproducibleZip.WriteText(zip, LockBundle.FileName, JsonMeta.Write(Describe(content).ToMeta(), sortKeys: false) + "\n");
            ReproducibleZip.WriteText(zip, LockBundle.LockName, content.Lock.Text);
            foreach (var commit in content.Commits)
            {
                foreach (var name in new CommitPack("", commit.Commit).Files)
                {
                    ReproducibleZip.Write(zip, $"{LockBundle.FolderOf(commit.Commit)}/{name}", new FileInfo(Path.Combine(packs.Content, commit.Commit, name)));
                }
            }

            content.Entries.WriteInto(zip, registry.Home, progress, operation.Cancellation);
            foreach (var program in content.Programs)
            {
                operation.Cancellation.ThrowIfCancellationRequested();
                ReproducibleZip.Write(zip, $"{LockBundle.ProgramsFolder}/{Path.GetFileName(program)}", new FileInfo(program));
            }
        });
    }

    private static LockBundle Describe(BundleContent content) => new()
    {
        Platform = content.Platform,
        Commits = [.. content.Commits.Select(commit => commit.Commit)],
        Entries = content.Digests,
        Programs = [.. content.Programs.Select(program => Path.GetFileName(program))],
    };

    private BundledCommit? Find(LockedRepository locked, List<string> reasons, List<(string, string)> mends)
    {
        if (locked.Commit.Length == 0 || locked.Changes.Length > 0)
        {
            reasons.Add($"The repository {locked} is locked {(locked.Commit.Length == 0 ? "without a commit" : "with files that differ from its commit")}.");
            mends.Add(("Commit its files, and lock again.", "Commit its files, and lock again."));
            return null;
        }

        if (LockedRepositories.Find(registry, locked) is { } repository && CommitPack.Measure(repository, locked.Commit) is var (objects, bytes))
        {
            return new BundledCommit(repository, locked.Commit, objects, bytes);
        }

        reasons.Add($"No repository {locked} with the commit {locked.Commit} is registered.");
        mends.Add(LockMends.Install(locked));
        return null;
    }
}
