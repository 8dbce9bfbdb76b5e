using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>
/// One pass over selected variations: each adds its <c>base</c> variations and its <c>default_variations</c>, and so does each
/// combined variation <c>a,b</c> as soon as all its parts are selected. Additions are processed in the same pass.
/// </summary>
internal sealed class VariationExpansion
{
    // Real scripts have a few dozen; beyond this defaults name each other in a circle.
    private const int Most = 2000;

    private readonly ScriptModel _script;
    private readonly VariationGroups _groups;
    private readonly IReadOnlyCollection<string> _excluded;
    private readonly List<string> _names;
    private readonly HashSet<string> _atStart;
    private readonly List<CombinedVariation> _combined;
    private readonly HashSet<string> _selected;

    private readonly VariationOrigins _origins;

    private VariationExpansion(ScriptModel script, VariationGroups groups, IReadOnlyCollection<string> excluded, List<string> names, VariationOrigins origins)
    {
        (_script, _groups, _excluded, _names, _origins) = (script, groups, excluded, names, origins);
        _atStart = Keys(script, names).ToHashSet(StringComparer.Ordinal);
        _selected = names.ToHashSet(StringComparer.Ordinal);
        _combined = [.. script.Combined];
    }

    /// <summary>Extends the names in place.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A base or a default does not exist, is excluded, or they go round in a circle.</exception>
    public static void Extend(ScriptModel script, VariationGroups groups, IReadOnlyCollection<string> excluded, List<string> names, VariationOrigins origins) =>
        new VariationExpansion(script, groups, excluded, names, origins).Run();

    /// <summary>The keys under which the meta defines names.</summary>
    public static IEnumerable<string> Keys(ScriptModel script, IEnumerable<string> names) =>
        names.Select(name => VariationName.Defined(name, script.Variations) ?? name);

    private void Run()
    {
        for (var place = 0; place < _names.Count; place++)
        {
            if (place > Most)
            {
                throw VariationErrors.Endless(_script, _names[0]);
            }

            if (!VariationName.IsMark(_names[place]))
            {
                Extend(_names[place]);
            }
        }
    }

    private void Extend(string name)
    {
        var key = VariationName.Defined(name, _script.Variations) ?? throw VariationErrors.NotFound(_script, name);
        AddBases(_script.Variations[key]);
        AddDefaults(_script.Variations[key]);

        foreach (var combined in _combined.FindAll(candidate => candidate.IsSatisfied(_selected)))
        {
            _combined.Remove(combined);
            AddBases(_script.Variations[combined.Name]);
            AddDefaults(_script.Variations[combined.Name]);
        }
    }

    private void AddBases(Variation variation)
    {
        foreach (var wanted in variation.Bases)
        {
            var key = VariationName.Defined(wanted, _script.Variations)
                ?? throw VariationErrors.MissingReference(_script, variation.Name, "a base", wanted);
            if (_selected.Contains(wanted) || (key != wanted && IsFilled(key)))
            {
                continue;
            }

            Add(_excluded.Contains(wanted) ? throw VariationErrors.Excluded(_script, variation.Name, wanted) : wanted, variation.Name, "base");
        }
    }

    // A default is left out when the selection had a member of its group already before this pass.
    private void AddDefaults(Variation variation)
    {
        foreach (var (group, wanted) in variation.DefaultVariations)
        {
            var members = _groups.Find(group)?.Members ?? throw VariationErrors.MissingGroup(_script, variation.Name, group);
            if (members.Any(_atStart.Contains) || _excluded.Contains(wanted) || _atStart.Contains(wanted))
            {
                continue;
            }

            Add(VariationName.Defined(wanted, _script.Variations) is not null
                ? wanted
                : throw VariationErrors.MissingReference(_script, variation.Name, "a default variation", wanted), variation.Name, "default variation");
        }
    }

    private void Add(string name, string by, string role)
    {
        _origins.Add(name, by, role);
        _names.Add(name);
        _selected.Add(name);
    }

    private bool IsFilled(string pattern) => _names.Exists(name => name.StartsWith(pattern[..^1], StringComparison.Ordinal));
}
