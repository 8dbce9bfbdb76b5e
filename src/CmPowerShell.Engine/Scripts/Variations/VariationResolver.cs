using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>Finds the variations with which a script runs: the requested ones, their aliases, bases and defaults, and the defaults of groups that have none selected.</summary>
internal static class VariationResolver
{
    /// <summary>Resolves the request.</summary>
    /// <param name="script">The script.</param>
    /// <param name="asked">The requested variations; <c>-x</c> excludes one.</param>
    /// <param name="defaults">The <c>default_variations</c> of conditional updates and of the version, which precede those of variations, each with its name.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">
    /// <c>VariationNotFound</c> (code 16), <c>VariationsConflict</c> (two of one group, excluded and needed, or a combination that the meta forbids),
    /// or one of the ids for errors of the meta.
    /// </exception>
    public static VariationSelection Resolve(
        ScriptModel script, IReadOnlyList<string> asked, params IEnumerable<(string Name, IEnumerable<KeyValuePair<string, string>> Variations)> defaults)
    {
        var excluded = Excluded(script, asked);
        var origins = new VariationOrigins();
        var names = VariationAliases.Follow(script, asked, excluded, origins);
        var groups = script.Groups;
        RequireOneDefault(script, groups);
        AddDefault(script, names, excluded, origins);
        AddDefaults(script, names, excluded, origins, defaults);
        Extend(script, excluded, names, origins);
        if (AddGroupDefaults(script, groups, excluded, names, origins))
        {
            Extend(script, excluded, names, origins);
        }

        VariationCombinations.Check(script, names);
        return new VariationSelection(asked, names, groups);
    }

    private static void Extend(ScriptModel script, List<string> excluded, List<string> names, VariationOrigins origins)
    {
        if (script.Rules.BasesComeFirst)
        {
            BaseFirstExpansion.Extend(script, excluded, names, origins);
        }
        else
        {
            VariationExpansion.Extend(script, excluded, names, origins);
        }
    }

    private static void AddDefaults(
        ScriptModel script, List<string> names, List<string> excluded, VariationOrigins origins, IEnumerable<(string Name, IEnumerable<KeyValuePair<string, string>> Variations)> defaults)
    {
        foreach (var (name, variations) in defaults)
        {
            foreach (var wanted in new DefaultVariations(script, excluded, names).Of(variations, name).Where(wanted => !names.Contains(wanted)))
            {
                names.Add(wanted);
                origins.Add(wanted, "", $"default variation of {name}");
            }
        }
    }

    private static void RequireOneDefault(ScriptModel script, VariationGroups groups)
    {
        if (groups.All.FirstOrDefault(group => group.SecondDefault is not null) is { } group)
        {
            throw VariationErrors.TwoDefaults(script, group.Name, group.Default!, group.SecondDefault!);
        }
    }

    private static List<string> Excluded(ScriptModel script, IEnumerable<string> asked) => asked
        .Where(name => name.StartsWith('-'))
        .Select(name => VariationName.Defined(name[1..], script.Variations) ?? name[1..])
        .ToList();

    private static void AddDefault(ScriptModel script, List<string> names, List<string> excluded, VariationOrigins origins)
    {
        var single = script.DefaultVariation;
        if (single.Length > 0 && !script.Variations.ContainsKey(single))
        {
            throw VariationErrors.NotFound(script, single, CmPowerShell.Meta.Errors.ReturnCode.Failed);
        }

        if (names.Count == 0 && single.Length > 0 && !excluded.Contains(single))
        {
            names.Add(single);
            origins.Add(single, "", "default variation of the script");
        }
    }

    private static bool AddGroupDefaults(ScriptModel script, VariationGroups groups, List<string> excluded, List<string> names, VariationOrigins origins)
    {
        var before = names.Count;
        var selected = DefaultVariations.Keys(script, names).ToHashSet(StringComparer.Ordinal);
        foreach (var group in groups.All)
        {
            var members = group.Members.Where(selected.Contains).ToList();
            if (members.Count > 1)
            {
                throw VariationErrors.TwoOfOneGroup(script, group.Name, names.Where(name => members.Contains(VariationName.Defined(name, script.Variations) ?? name)), origins);
            }

            if (members.Count == 0 && group.Default is { } usual && !excluded.Contains(usual))
            {
                names.Add(usual);
            }
        }

        return names.Count > before;
    }
}
