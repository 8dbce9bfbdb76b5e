using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Execution.Context;

namespace CmPowerShell.Engine.Execution.Content;

/// <summary>Notes that a run uses an entry. Where that cannot be noted, as in a cache that is read-only, a detail says so.</summary>
internal static class LastUseRecorder
{
    /// <summary>Notes it.</summary>
    public static void Note(ICacheEntry entry, RunContext context)
    {
        if (entry.NoteUse() is { } problem)
        {
            context.Detail($"The last use of the entry {entry.Uid} is not noted: {problem}");
        }
    }
}
