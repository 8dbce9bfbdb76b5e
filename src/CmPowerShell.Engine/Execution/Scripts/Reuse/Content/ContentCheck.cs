using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Matching;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>Checks whether an entry contains the result of a run, by its record. An entry without a record, which the Python tools made, is compared by its tags alone.</summary>
/// <param name="recorded">Checks recipe and dependencies.</param>
internal sealed class ContentCheck(RecordedContent recorded)
{
    /// <summary>Checks an entry that has the tags.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="scope">The run.</param>
    /// <param name="content">Returns what the run makes its result from.</param>
    public EntryMatch Compare(ICacheEntry entry, ScriptExecution scope, Func<RequestContent> content)
    {
        if (WhyNotPinned(entry, scope, content) is { } why)
        {
            return EntryMatch.No(entry, why);
        }

        if (scope.Context.Trail.CachePolicy == CachePolicy.Tags)
        {
            return EntryMatch.Yes(entry, "and no more is asked of it with the cache policy Tags");
        }

        try
        {
            return entry.ReadRecord() is { } record ? Compare(entry, record, scope.Script, content()) : EntryMatch.Yes(entry, "and no record of what it was made from");
        }
        catch (CmException problem) when (problem.Error.Id == CacheRecordFile.BrokenId)
        {
            return EntryMatch.No(entry, problem.Error.Message);
        }
    }

    // If only pinned repositories may run, a result is used only if such repositories made it, or the user registered it.
    private string? WhyNotPinned(ICacheEntry entry, ScriptExecution scope, Func<RequestContent> content)
    {
        if (scope.Context.Pinned is not { } pinned || entry.Artifact.Meta.Text(CacheStage.OriginKey) == CacheStage.Registered)
        {
            return null;
        }

        return CacheRecordFile.TryRead(entry.Directory) is { } record
            ? RecordedContent.OfScript(record, scope.Script, content().Recipe) ?? recorded.OfPinned(record, pinned)
            : "its source commit is unknown, and only pinned repositories may be used";
    }

    private EntryMatch Compare(ICacheEntry entry, CacheRecord record, Artifact script, RequestContent content)
    {
        var needs = new List<string>();
        var difference = RecordedContent.OfScript(record, script, content.Recipe)
            ?? ContentRule.Difference(record, content)
            ?? recorded.OfPaths(entry, record)
            ?? recorded.OfDependencies(record, content.Changes, needs);
        return difference is not null
            ? EntryMatch.No(entry, difference)
            : EntryMatch.Yes(entry, "and was made from the same files, inputs and dependencies") with { IsExact = ContentRule.IsExact(record, content), Needs = needs };
    }
}
