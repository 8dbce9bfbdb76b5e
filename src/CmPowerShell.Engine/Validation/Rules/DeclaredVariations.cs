using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>The variations of a script with their groups, read without validation.</summary>
internal sealed class DeclaredVariations(MetaMap script)
{
    private readonly MetaMap _variations = ScriptKeys.Variations.In(script);

    /// <summary>The names but for combined ones, for suggestions.</summary>
    public IEnumerable<string> SingleNames => _variations.Keys.Where(name => !name.Contains(',', StringComparison.Ordinal));

    /// <summary>The combined ones.</summary>
    public IReadOnlyList<CombinedVariation> Combined => CombinedVariation.ReadAll(_variations.Keys);

    /// <summary>The variation that another one is an alias of; null for none.</summary>
    public string? GetAlias(string name) => _variations.Find(name) is MetaMap variation ? ScriptKeys.Alias.In(variation)?.ToString() : null;

    /// <summary>The group of a variation by its name; empty for none.</summary>
    public string GetGroupOf(string name) => _variations.Find(name) is MetaMap variation ? GetGroup(variation) : "";

    /// <summary>The names of the groups.</summary>
    public IEnumerable<string> Groups => _variations.Values.OfType<MetaMap>().Select(GetGroup).Where(group => group.Length > 0).Distinct();

    /// <summary>Whether a name is defined, directly or by a dynamic variation. A name with a placeholder is not checked.</summary>
    public bool Has(string name) => IsOpen(name) || VariationName.Defined(name, _variations) is not null;

    /// <summary>The first default of a group, in the order of the file; null when there is none.</summary>
    public string? GetDefault(string group) => _variations
        .Where(pair => pair.Value is MetaMap variation && GetGroup(variation) == group && ScriptKeys.IsDefault.In(variation) is not null)
        .Select(pair => pair.Key)
        .FirstOrDefault();

    /// <summary>Returns the group of a variation; empty for none.</summary>
    public static string GetGroup(MetaMap variation) => variation.Text(ScriptKeys.Group.Name);

    /// <summary>Whether a text is only known when the script runs.</summary>
    public static bool IsOpen(string text) => text.Contains('#', StringComparison.Ordinal) || text.Contains("<<<", StringComparison.Ordinal) || text.Contains("${", StringComparison.Ordinal);
}
