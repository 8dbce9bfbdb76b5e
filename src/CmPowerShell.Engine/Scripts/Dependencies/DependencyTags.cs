using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Dependencies;

/// <summary>Completes the tags of a dependency with values of variables and the variations of the script that needs it.</summary>
internal static class DependencyTags
{
    /// <summary><c>update_tags_from_env_with_prefix</c>: for each prefix the values of variables, of the dependency's own environment first.</summary>
    public static void AddPrefixed(Dependency dependency, MetaMap env)
    {
        foreach (var (prefix, keys) in dependency.UpdateTagsFromEnvWithPrefix)
        {
            foreach (var key in keys)
            {
                var value = Value(dependency.Env ?? [], key) ?? Value(env, key);
                Add(dependency, value is null ? null : prefix + value);
            }
        }
    }

    /// <summary><c>update_tags_from_env</c>: the values of variables as they are.</summary>
    public static void AddFromEnvironment(Dependency dependency, MetaMap env)
    {
        foreach (var key in dependency.UpdateTagsFromEnv)
        {
            Add(dependency, Value(env, key));
        }
    }

    /// <summary>
    /// <c>inherit_variation_tags</c>: the variations of the script, but for those of <c>skip_inherit_variation_groups</c> and those that the
    /// dependency excludes.
    /// </summary>
    public static void AddInherited(Dependency dependency, VariationSelection variations)
    {
        if (!dependency.InheritsVariations)
        {
            return;
        }

        var left = variations.Groups.GetMembers(dependency.GroupsNotInherited);
        var tags = variations.Text.Split(',').Where(tag => !tag.StartsWith('_') || !left.Contains(tag[1..])).ToList();
        foreach (var pattern in left.Where(name => name.EndsWith(".#", StringComparison.Ordinal)))
        {
            RemoveFilled(tags, "_" + pattern[..^1]);
        }

        foreach (var excluded in dependency.Tags.Split(',').Where(tag => tag.StartsWith("-_", StringComparison.Ordinal) || tag.StartsWith("_-", StringComparison.Ordinal)))
        {
            tags.Remove("_" + excluded[2..]);
        }

        Add(dependency, string.Join(',', tags));
    }

    // The one after a removed one is skipped, as in the reference: if a variation is selected twice, published scripts get it once.
    private static void RemoveFilled(List<string> tags, string start)
    {
        for (var i = 0; i < tags.Count; i++)
        {
            if (tags[i].StartsWith(start, StringComparison.Ordinal))
            {
                tags.Remove(tags[i]);
            }
        }
    }

    private static void Add(Dependency dependency, string? tags)
    {
        if (tags is not null)
        {
            dependency.AddTags(tags);
        }
    }

    private static string? Value(MetaMap env, string key) => env.Text(key) is var text && text.Trim().Length > 0 ? text : null;
}
