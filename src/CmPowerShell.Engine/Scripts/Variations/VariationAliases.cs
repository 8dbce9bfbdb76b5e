using CmPowerShell.Meta.Values;

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
    public static List<string> Follow(ScriptMeta script, IReadOnlyList<string> names, IReadOnlyCollection<string> excluded, VariationOrigins origins)
    {
        var followed = names.ToList();
        foreach (var name in names.Where(name => !VariationName.IsMark(name)))
        {
            var key = VariationName.Defined(name, script.Variations) ?? throw VariationErrors.NotFound(script, name);
            if (script.Variations[key] is MetaMap variation && variation.Find("alias")?.ToString() is { } target)
            {
                Check(script, key, variation, target, excluded);
                if (!followed.Contains(target))
                {
                    followed.Add(target);
                    origins.Add(target, name, "alias");
                }
            }
        }

        return followed;
    }

    private static void Check(ScriptMeta script, string name, MetaMap variation, string target, IReadOnlyCollection<string> excluded)
    {
        if (excluded.Contains(target))
        {
            throw VariationErrors.Excluded(script, name, target);
        }

        if (!script.Variations.ContainsKey(target))
        {
            throw VariationErrors.MissingReference(script, name, "its alias", target);
        }

        if (variation.ContainsKey("group"))
        {
            throw VariationErrors.AliasConflict(script, name, "be in a group");
        }

        if (variation.ContainsKey("default"))
        {
            throw VariationErrors.AliasConflict(script, name, "be a default");
        }
    }
}
