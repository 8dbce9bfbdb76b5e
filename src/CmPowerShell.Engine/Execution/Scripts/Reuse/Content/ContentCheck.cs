using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Caching.Records;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Execution.Content;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>Whether an entry holds what a run would make, by its record. An entry without record, which the Python tools made, is held against its tags alone.</summary>
/// <param name="recorded">Looks at recipe and dependencies.</param>
internal sealed class ContentCheck(RecordedContent recorded)
{
    /// <summary>Looks at an entry that has the tags.</summary>
    public EntryFit Of(Artifact entry, ScriptScope scope, ResultIdentity identity)
    {
        if (scope.Context.Trail.CachePolicy == CachePolicy.Tags)
        {
            return EntryFit.Yes(entry, "and no more is asked of it with the cache policy Tags");
        }

        try
        {
            return CacheRecordFile.Read(entry.Path) is { } record ? Of(entry, record, scope.Script, identity.Content) : EntryFit.Yes(entry, "and no record of what it was made from");
        }
        catch (CmException problem) when (problem.Error.Id == CacheRecordFile.BrokenId)
        {
            return EntryFit.No(entry, problem.Error.Message);
        }
    }

    private EntryFit Of(Artifact entry, CacheRecord record, Artifact script, RequestContent content)
    {
        var needs = new List<string>();
        var difference = RecordedContent.OfScript(record, script, content.Recipe)
            ?? ContentRule.Difference(record, content)
            ?? recorded.OfDependencies(record, content.Changes, needs);
        return difference is not null
            ? EntryFit.No(entry, difference)
            : EntryFit.Yes(entry, "and was made from the same files, inputs and dependencies") with { IsExact = ContentRule.IsExact(record, content), Needs = needs };
    }
}
