using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Context;

namespace CmPowerShell.Engine.Execution.Content;

/// <summary>Makes the records of the dependencies that ran.</summary>
internal static class DependencyRecords
{
    /// <summary>The records, each once. The dependencies of a dependency that is not cached follow it, because no entry contains them.</summary>
    /// <param name="results">The results of the dependencies.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>FileNotReadable</c>: a file of a script.</exception>
    public static IReadOnlyList<RecordedDependency> Collect(IEnumerable<RunResult> results) => results.SelectMany(Collect).Distinct().ToList();

    private static IEnumerable<RecordedDependency> Collect(RunResult result)
    {
        var tags = string.Join(',', result.AskedTags);
        return result.CacheEntry is { } entry
            ? [new RecordedDependency(result.Script.Name, tags, CacheRecordFile.TryRead(entry.Path)?.Key ?? "") { Entry = entry.Uid }]
            : [new RecordedDependency(result.Script.Name, tags, RecipeFiles.Read(result.Script).Digest), .. result.Dependencies.SelectMany(Collect)];
    }
}
