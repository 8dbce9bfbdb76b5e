using CmPowerShell.Engine.Caching.Records;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Validation;

namespace CmPowerShell.Engine.Care.Inspection.Rules;

/// <summary>The record of an entry cannot be read: runs pass the entry over.</summary>
internal sealed class BrokenRecordRule() : CacheRule("broken-record", FindingSeverity.Warning, "The record of an entry cannot be read, so runs pass the entry over unless only tags count.")
{
    internal override IEnumerable<CacheFinding> Check(KeptEntry entry, KeptEntries all) => ProblemOf(entry) is { } problem
        ? [Found(entry, problem.Message, "Remove the entry, and run its script again.")]
        : [];

    private static CmError? ProblemOf(KeptEntry entry)
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
