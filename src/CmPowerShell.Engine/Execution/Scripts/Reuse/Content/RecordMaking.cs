using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Resolution;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>Makes the record of an entry that a run has filled.</summary>
internal static class RecordMaking
{
    /// <summary>The record.</summary>
    /// <param name="scope">The run, at its end.</param>
    /// <param name="content">What it was made from, as it was before the first dependency ran.</param>
    /// <param name="delta">Its changes.</param>
    public static CacheRecord Create(ScriptExecution scope, RequestContent content, RunDelta delta)
    {
        var brought = scope.Dependencies.SelectMany(result => result.NewEnv.Keys).ToHashSet(StringComparer.Ordinal);
        return new CacheRecord
        {
            Script = scope.Script.Name,
            Recipe = content.Recipe.WithLeftOvers(RecipeFiles.Read(scope.Script)),
            Variations = content.Variations,
            Version = content.Version,
            Inputs = content.Inputs,
            IsDirect = content.IsDirect,
            FromDependencies = ReadVariables.Collect(scope.Resolved)
                .Where(name => brought.Contains(name) && content.Inputs.GetValueOrDefault(name) is null or { Input.Length: 0 })
                .Order(StringComparer.Ordinal)
                .ToList(),
            Dependencies = DependencyRecords.Collect(scope.Dependencies),
            Asks = RequestContent.GetAsks(scope.Values.Dependencies),
            Paths = RecordedPaths.Existing(delta.NewEnv, scope.Variables),
            Result = CacheRecord.ComputeResultDigest(delta.NewEnv, delta.NewState),
            Origin = CacheOrigin.Now(scope.Elapsed),
        };
    }
}
