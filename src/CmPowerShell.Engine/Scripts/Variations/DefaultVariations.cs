using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>The variations that <c>default_variations</c> adds: one for each group of which none was selected when the pass began.</summary>
internal sealed class DefaultVariations
{
    private readonly ScriptModel _script;
    private readonly IReadOnlyCollection<string> _excluded;
    private readonly HashSet<string> _atStart;

    /// <summary>Begins a pass.</summary>
    /// <param name="script">The script.</param>
    /// <param name="excluded">The keys of the variations that were excluded.</param>
    /// <param name="names">The names that are selected by now.</param>
    public DefaultVariations(ScriptModel script, IReadOnlyCollection<string> excluded, IEnumerable<string> names)
    {
        (_script, _excluded) = (script, excluded);
        _atStart = Keys(script, names).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The keys under which the meta defines names.</summary>
    public static IEnumerable<string> Keys(ScriptModel script, IEnumerable<string> names) =>
        names.Select(name => VariationName.Defined(name, script.Variations) ?? name);

    /// <summary>Returns the variations that a part adds.</summary>
    /// <param name="part">The part.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A group or a variation does not exist.</exception>
    public List<string> Of(ScriptPart part, string name) => Of(part.DefaultVariations, name);

    /// <inheritdoc cref="Of(ScriptPart, string)"/>
    public List<string> Of(IEnumerable<KeyValuePair<string, string>> defaults, string name)
    {
        var added = new List<string>();
        foreach (var (group, wanted) in defaults)
        {
            var members = _script.Groups.Find(group)?.Members ?? throw VariationErrors.MissingGroup(_script, name, group);
            if (members.Any(_atStart.Contains) || _excluded.Contains(wanted) || _atStart.Contains(wanted))
            {
                continue;
            }

            added.Add(VariationName.Defined(wanted, _script.Variations) is not null
                ? wanted
                : throw VariationErrors.MissingReference(_script, name, "a default variation", wanted));
        }

        return added;
    }
}
