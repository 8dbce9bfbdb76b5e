using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>A variation with the key <c>alias</c> refers to another one, which is selected with it.</summary>
internal static class VariationAliases
{
    /// <summary>The names, followed by the targets of their aliases.</summary>
    /// <param name="script">The script.</param>
    /// <param name="names">The requested names.</param>
    /// <param name="excluded">The keys of the variations that were excluded.</param>
    /// <param name="origins">Receives the targets.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A name does not exist, or its alias is excluded, missing or combined with <c>group</c> or <c>default</c>.</exception>
    public static List<string> Follow(ScriptModel script, IReadOnlyList<string> names, IReadOnlyCollection<string> excluded, VariationOrigins origins)
    {
        var followed = names.ToList();
        foreach (var name in names.Where(name => !VariationName.IsMark(name)))
        {
            var key = VariationName.Defined(name, script.Variations) ?? throw VariationErrors.NotFound(script, name);
            if (script.Variations[key] is { Alias: { } target } variation)
            {
                Check(script, variation, target, excluded);
                if (!followed.Contains(target))
                {
                    followed.Add(target);
                    origins.Add(target, name, "alias");
                }
            }
        }

        return followed;
    }

    private static void Check(ScriptModel script, Variation variation, string target, IReadOnlyCollection<string> excluded)
    {
        if (excluded.Contains(target))
        {
            throw VariationErrors.Excluded(script, variation.Name, target);
        }

        if (!script.Variations.ContainsKey(target))
        {
            throw VariationErrors.MissingReference(script, variation.Name, "its alias", target);
        }

        if (variation.Group is not null)
        {
            throw VariationErrors.AliasConflict(script, variation.Name, "be in a group");
        }

        if (variation.IsDefault)
        {
            throw VariationErrors.AliasConflict(script, variation.Name, "be a default");
        }
    }
}
