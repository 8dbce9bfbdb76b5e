using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Context;

namespace CmPowerShell.Engine.Execution.Content;

/// <summary>Makes the records of the dependencies that ran.</summary>
internal static class DependencyRecords
{
    /// <summary>The records, each once. Of a dependency that is not cached its own dependencies follow, since no entry speaks of them.</summary>
    /// <param name="results">What the dependencies brought.</param>
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
