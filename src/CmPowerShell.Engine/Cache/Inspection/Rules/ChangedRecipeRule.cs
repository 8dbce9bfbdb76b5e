using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>The script of an entry was changed since: the next run makes another result.</summary>
internal sealed class ChangedRecipeRule() : CacheRule("changed-recipe", FindingSeverity.Information, "Files of the script were changed after the entry was made, so the next run makes a new entry.")
{
    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => Difference(entry) is { } difference
        ? [Found(entry, $"Its script was changed: {difference}.", "Remove the entry if it is no longer needed.")]
        : [];

    private static string? Difference(CacheEntry entry)
    {
        try
        {
            return entry is { Record: { } record, Script: { } script } ? record.Recipe.Difference(RecipeFiles.Read(script)) : null;
        }
        catch (CmException)
        {
            // A script that cannot be read is reported by the checks of scripts.
            return null;
        }
    }
}
