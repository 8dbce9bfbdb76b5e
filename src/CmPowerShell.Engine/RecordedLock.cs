using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine;

/// <summary>Makes locks of recorded runs: the repositories at the commits of the runs, with the versions, cache entries and programs that they used.</summary>
public static class RecordedLock
{
    /// <summary>Makes a lock.</summary>
    /// <param name="engine">The engine of the home.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="old">The lock whose sections of other platforms are kept; null for none.</param>
    /// <param name="operation">Receives warnings.</param>
    /// <exception cref="CmException"><c>RunNotLocked</c>, or a request cannot be planned.</exception>
    public static Lockfile Make(CmEngine engine, IReadOnlyList<RunRecord> runs, Lockfile? old, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(operation);
        var uses = runs.Select(run => RecordedUse.Read(run, CacheOrigin.ThisPlatform)).ToList();
        var repositories = uses.SelectMany(use => use.Repositories).Where(pair => engine.Repositories.BuiltInPath is not { } builtIn || !DirectoryPath.Same(builtIn, pair.Path))
            .Select(pair => pair.Repository).Distinct().ToList();
        var id = runs.Count == 0 ? "" : runs[0].Id;
        if (repositories.GroupBy(repository => repository.Key).FirstOrDefault(group => group.Count() > 1) is { } several)
        {
            throw LockErrors.NotLocked(id, $"the runs used the repository {several.First()} at different commits");
        }

        var (taken, missing) = engine.Locks.TakeMoved(repositories, id);
        return missing.Count > 0 ? throw LockErrors.NotLocked(id, missing[0].Message.TrimEnd('.')) : engine.With(taken).Locks.Make(uses, old, operation);
    }

    /// <summary>Requires that a run used one version of each script.</summary>
    /// <param name="result">The result of the run.</param>
    /// <exception cref="CmException"><c>VersionsDiffer</c>.</exception>
    public static void RequireUniqueVersions(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        LockVersions.RequireUnique(Uses(result, ""));
    }

    private static IEnumerable<UsedVersion> Uses(RunResult result, string chain)
    {
        var name = result.Script.Alias.Length > 0 ? result.Script.Alias : result.Script.Uid;
        var path = chain.Length > 0 ? $"{chain} > {name}" : name;
        return result.Dependencies.SelectMany(dependency => Uses(dependency, path)).Prepend(new UsedVersion(result.Script.Uid, name, result.Version ?? "", path));
    }

    /// <summary>Requires that a lock has one version of each script on this platform.</summary>
    /// <param name="lockfile">The lock.</param>
    /// <exception cref="CmException"><c>VersionsDiffer</c>.</exception>
    public static void RequireUniqueVersions(Lockfile lockfile)
    {
        ArgumentNullException.ThrowIfNull(lockfile);
        if (lockfile.Find(CacheOrigin.ThisPlatform) is { } section)
        {
            LockVersions.RequireUnique(section);
        }
    }
}
