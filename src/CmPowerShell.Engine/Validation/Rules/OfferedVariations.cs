using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>The variations that a dependency can request from a script.</summary>
internal static class OfferedVariations
{
    /// <summary>The variations of a script; null if its meta cannot be read, which its own check reports.</summary>
    public static MetaMap? Find(Artifact script)
    {
        try
        {
            return ScriptKeys.Variations.In(script.Meta);
        }
        catch (CmException)
        {
            return null;
        }
    }

    /// <summary>Whether a script has a variation, directly or by a dynamic one.</summary>
    public static bool Has(Artifact script, string name) => Find(script) is { } variations && VariationName.IsOffered(name, variations);
}
