using CmPowerShell.Engine.Care.Cleaning;
using CmPowerShell.Engine.Validation;

namespace CmPowerShell.Engine.Care.Inspection.Rules;

/// <summary>A program that was killed left a hidden folder beside the entries.</summary>
internal sealed class LeftOverRule() : CacheRule("left-over", FindingSeverity.Information, "A program that was killed left a hidden folder beside the entries, which nobody uses.")
{
    internal override IEnumerable<CacheFinding> CheckAround(KeptEntries all) => CacheCleaner.LeftBeside(all)
        .Select(path => Found(path, "It was left by a program that was killed.", "Optimize-CmCache removes it."));
}
