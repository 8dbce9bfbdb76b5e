using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Matching;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>What an early component makes its result from: its files, the variables of its meta where the caller gives them, and its dependencies.</summary>
internal sealed class ComponentContent(RecordedContent recorded)
{
    /// <summary>Explains why an entry cannot be reused; null when it can.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="script">The component.</param>
    /// <param name="variations">The requested variations.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">Where in a larger run this is.</param>
    /// <param name="needs">Takes the uids of the entries from which the result was made.</param>
    public string? WhyUnfit(ICacheEntry entry, ScriptModel script, IReadOnlyList<string> variations, RunRequest request, RunContext context, ICollection<string> needs)
    {
        if (context.Pinned is { } pinned && WhyNotPinned(entry, script.Artifact, pinned) is { } why)
        {
            return why;
        }

        if (context.Trail.CachePolicy == CachePolicy.Tags)
        {
            return null;
        }

        try
        {
            return entry.ReadRecord() is not { } record ? null
                : RecordedContent.OfScript(record, script.Artifact, RecipeFiles.Read(script.Artifact))
                    ?? InputRule.Difference(record, Inputs(script, variations, request), GetLenience(record, context))
                    ?? recorded.OfPaths(entry, record)
                    ?? recorded.OfDependencies(record, [], needs);
        }
        catch (CmException problem) when (problem.Error.Id == CacheRecordFile.BrokenId)
        {
            return problem.Error.Message;
        }
    }

    private string? WhyNotPinned(ICacheEntry entry, Artifact component, PinnedRule pinned) => CacheRecordFile.TryRead(entry.Directory) is { } record
        ? RecordedContent.OfScript(record, component, RecipeFiles.Read(component)) ?? recorded.OfPinned(record, pinned)
        : "its source commit is unknown, and only pinned repositories may be used";

    /// <summary>The record of an entry that a run has filled.</summary>
    public static CacheRecord GetRecord(
        ScriptModel script, Recipe recipe, IReadOnlyList<string> variations, RunRequest request, RunContext context, RunResult result) => new()
        {
            Script = script.Artifact.Name,
            Recipe = recipe.WithLeftOvers(RecipeFiles.Read(script.Artifact)),
            Variations = variations,
            Inputs = Inputs(script, variations, request),
            IsDirect = context.Depth == 0,
            FromDependencies = result.Dependencies.SelectMany(dependency => dependency.NewEnv.Keys).Distinct().ToList(),
            Dependencies = DependencyRecords.Collect(result.Dependencies),
            Paths = RecordedPaths.Existing(result.NewEnv, Generation.Cmind2022.Variables),
            Result = CacheRecord.ComputeResultDigest(result.NewEnv, result.NewState),
            Origin = CacheOrigin.Now(result.Duration),
        };

    /// <summary>
    /// The inputs that distinguish the results of a component with the same tags: those that are given, except secrets and those whose values its dependencies
    /// could also set, because the component has no value for them. Null if only tags count.
    /// </summary>
    public static IEnumerable<string>? GetKey(ScriptModel script, IReadOnlyList<string> variations, RunRequest request, RunContext context) =>
        context.Trail.CachePolicy == CachePolicy.Tags ? null : Inputs(script, variations, request)
            .Where(input => !input.Value.IsSecret && (script.Deps.Count == 0 || script.Env.IsSet(input.Key)))
            .Select(input => $"{input.Key}={input.Value.Value}");

    private static InputLenience GetLenience(CacheRecord then, RunContext now) => now.Depth == 0 ? InputLenience.None
        : !now.Trail.Driver.KnowsResults ? InputLenience.NotGiven
        : then.IsDirect ? InputLenience.Unset
        : InputLenience.None;

    private static Dictionary<string, RecordedInput> Inputs(ScriptModel script, IReadOnlyList<string> variations, RunRequest request)
    {
        var names = ComponentVariations.Select(script, variations).Prepend(script).SelectMany(part => part.Env.Names).Distinct();
        return names.Where(name => request.Env.Find(name).IsTrue())
            .ToDictionary(name => name, name => InputText.Record(name, request.Env.Text(name)) with { IsGiven = true }, StringComparer.Ordinal);
    }
}
