using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>
/// One pass through the selected variations: each adds its <c>base</c> variations and its <c>default_variations</c>, and so does each
/// combined variation <c>a,b</c> as soon as all its parts are selected. Additions are processed in the same pass.
/// </summary>
internal sealed class VariationExpansion
{
    // Real scripts have a few dozen; beyond this defaults name each other in a circle.
    private const int Most = 2000;

    private readonly ScriptModel _script;
    private readonly IReadOnlyCollection<string> _excluded;
    private readonly List<string> _names;
    private readonly DefaultVariations _defaults;
    private readonly List<CombinedVariation> _combined;
    private readonly HashSet<string> _selected;

    private readonly VariationOrigins _origins;

    private VariationExpansion(ScriptModel script, IReadOnlyCollection<string> excluded, List<string> names, VariationOrigins origins)
    {
        (_script, _excluded, _names, _origins) = (script, excluded, names, origins);
        _defaults = new DefaultVariations(script, excluded, names);
        _selected = names.ToHashSet(StringComparer.Ordinal);
        _combined = [.. script.Combined];
    }

    /// <summary>Extends the names in place.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A base or a default does not exist, is excluded, or they go round in a circle.</exception>
    public static void Extend(ScriptModel script, IReadOnlyCollection<string> excluded, List<string> names, VariationOrigins origins) =>
        new VariationExpansion(script, excluded, names, origins).Run();

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

    private void AddDefaults(Variation variation) => _defaults.Of(variation, variation.Name).ForEach(wanted => Add(wanted, variation.Name, "default variation"));

    private void Add(string name, string by, string role)
    {
        _origins.Add(name, by, role);
        _names.Add(name);
        _selected.Add(name);
    }

    private bool IsFilled(string pattern) => _names.Exists(name => name.StartsWith(pattern[..^1], StringComparison.Ordinal));
}
