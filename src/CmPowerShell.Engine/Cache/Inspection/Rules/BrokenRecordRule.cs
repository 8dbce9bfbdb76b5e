using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>The record of an entry cannot be read: runs pass the entry over.</summary>
internal sealed class BrokenRecordRule() : CacheRule("broken-record", FindingSeverity.Warning, "The record of an entry cannot be read, so runs ignore the entry unless the cache policy is Tags.")
{
    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => GetProblem(entry) is { } problem
        ? [Found(entry, problem.Message, "Remove the entry, and run its script again.")]
        : [];

    private static CmError? GetProblem(CacheEntry entry)
    {
        try
        {
            _ = CacheRecordFile.Read(entry.Artifact.Path);
            return null;
        }
        catch (CmException problem)
        {
            return problem.Error;
        }
    }
}
