using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>
/// The expansion of selected variations by the rules of mlcflow, in passes: a <c>base</c> is inserted in front of all names, so the names behind it move and the one that has
/// the base is processed again; passes follow until each name was processed. A default that is found twice is selected twice, as in the records of the reference.
/// </summary>
internal sealed class BaseFirstExpansion
{
    // Real scripts have a few dozen; beyond this defaults name each other in a circle.
    private const int Most = 2000;

    private readonly ScriptModel _script;
    private readonly IReadOnlyCollection<string> _excluded;
    private readonly List<string> _names;
    private readonly VariationOrigins _origins;
    private readonly DefaultVariations _defaults;
    private readonly List<CombinedVariation> _combined;
    private readonly HashSet<string> _processed = new(StringComparer.Ordinal);

    private BaseFirstExpansion(ScriptModel script, IReadOnlyCollection<string> excluded, List<string> names, VariationOrigins origins)
    {
        (_script, _excluded, _names, _origins) = (script, excluded, names, origins);
        _defaults = new DefaultVariations(script, excluded, names);
        _combined = [.. script.Combined];
    }

    /// <summary>Extends the names in place.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A base or a default does not exist, is excluded, or they select each other in a circle.</exception>
    public static void Extend(ScriptModel script, IReadOnlyCollection<string> excluded, List<string> names, VariationOrigins origins) =>
        new BaseFirstExpansion(script, excluded, names, origins).Run();

    private void Run()
    {
        do
        {
            for (var place = 0; place < _names.Count; place++)
            {
                if (_names.Count > Most)
                {
                    throw VariationErrors.Endless(_script, _names[^1]);
                }

                if (!VariationName.IsMark(_names[place]))
                {
                    Extend(KeyOf(_names[place]));
                }
            }
        }
        while (_names.Exists(name => !VariationName.IsMark(name) && !_processed.Contains(KeyOf(name))));
    }

    private void Extend(string key)
    {
        Add(_script.Variations[key]);
        _processed.Add(key);
        foreach (var combined in _combined.FindAll(candidate => candidate.Parts.All(IsSelected)))
        {
            _combined.Remove(combined);
            Add(_script.Variations[combined.Name]);
        }
    }

    private void Add(Variation variation)
    {
        foreach (var wanted in variation.Bases.Where(wanted => !_names.Contains(wanted)))
        {
            _ = VariationName.Defined(wanted, _script.Variations) ?? throw VariationErrors.MissingReference(_script, variation.Name, "a base", wanted);
            _names.Insert(0, _excluded.Contains(wanted) ? throw VariationErrors.Excluded(_script, variation.Name, wanted) : wanted);
            Added(wanted, variation.Name, "base");
        }

        foreach (var wanted in _defaults.Of(variation, variation.Name))
        {
            _names.Add(wanted);
            Added(wanted, variation.Name, "default variation");
        }
    }

    private void Added(string name, string by, string role)
    {
        _origins.Add(name, by, role);
        _processed.Remove(name);
    }

    private bool IsSelected(string part) => _names.Contains(part) || (part.EndsWith(".#", StringComparison.Ordinal) && _names.Exists(name => name.StartsWith(part[..^1], StringComparison.Ordinal)));

    private string KeyOf(string name) => VariationName.Defined(name, _script.Variations) ?? throw VariationErrors.NotFound(_script, name);
}
