using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Execution.Context;

namespace CmPowerShell.Engine.Execution.Content;

/// <summary>Records that a run uses an entry. If it cannot be recorded, as in a read-only cache, a detail reports this.</summary>
internal static class LastUseRecorder
{
    /// <summary>Notes it.</summary>
    public static void Note(ICacheEntry entry, RunContext context)
    {
        if (entry.NoteUse() is { } problem)
        {
            context.Detail($"Could not update the last-use time of the cache entry {entry.Uid}: {problem}");
        }
    }
}
