using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>The script of an entry is in no registered repository: no run can request the entry.</summary>
internal sealed class ScriptGoneRule() : CacheRule("script-gone", FindingSeverity.Warning, "The script that made an entry is in no registered repository, so no run uses the entry.")
{
    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => entry.Script is null && !entry.ScriptName.IsEmpty
        ? [Found(entry, $"Its script {GetName(entry)} is in no registered repository.", "Install the repository of the script again, or remove the entry.")]
        : [];

    // The meta still contains the alias.
    private static string GetName(CacheEntry entry) => EntryLayout.GetScript(entry.Artifact.OriginalMeta) is { Length: > 0 } name ? name : entry.ScriptName.Uid;
}
