using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Lockfiles.Bundles;

/// <summary>What a bundle of a lock will have.</summary>
/// <param name="Lock">The lock.</param>
/// <param name="Platform">The platform of the cache entries.</param>
/// <param name="Commits">The commits, each with a repository that has it, the number of its objects and their bytes.</param>
/// <param name="Entries">The cache entries.</param>
/// <param name="Digests">Their digests, by their uids.</param>
/// <param name="Programs">The full paths of programs.</param>
public sealed record BundleContent(
    Lockfile Lock, string Platform, IReadOnlyList<BundledCommit> Commits, BundleExport Entries, IReadOnlyDictionary<string, string> Digests, IReadOnlyList<string> Programs)
{
    /// <summary>The parts with their sizes, one a line.</summary>
    public IReadOnlyList<(string Part, long Bytes)> Parts =>
    [
        .. Commits.Select(commit => ($"repository {commit.Repository} at {commit.Commit}, {commit.Objects} objects", commit.Bytes)),
        .. Entries.Entries.Select(entry => ($"cache entry {entry}", entry.Size)),
        .. Programs.Select(program => ($"program {Path.GetFileName(program)}", new FileInfo(program).Length)),
    ];

    /// <summary>The bytes of all parts before compression.</summary>
    public long Bytes => Parts.Sum(part => part.Bytes);
}

/// <summary>A commit in a bundle.</summary>
/// <param name="Repository">A repository that has it.</param>
/// <param name="Commit">The commit, 40 hex digits.</param>
/// <param name="Objects">The number of its objects.</param>
/// <param name="Bytes">Their bytes.</param>
public sealed record BundledCommit(Repository Repository, string Commit, int Objects, long Bytes);
