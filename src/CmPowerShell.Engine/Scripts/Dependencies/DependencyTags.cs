using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Templates;
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
                Values(dependency.Env, env, key, dependency.Rules).ForEach(value => dependency.AddTags(prefix + value));
            }
        }
    }

    /// <summary><c>update_tags_from_env</c>: the values of variables as they are. By the rule <c>ItemsBecomeTags</c> those of the dependency precede.</summary>
    public static void AddFromEnvironment(Dependency dependency, MetaMap env)
    {
        foreach (var key in dependency.UpdateTagsFromEnv)
        {
            Values(dependency.Rules.ItemsBecomeTags ? dependency.Env : null, env, key, dependency.Rules).ForEach(dependency.AddTags);
        }
    }

    /// <summary><c>update_tags_if_env</c>: tags whose conditions hold.</summary>
    public static void AddConditional(Dependency dependency, MetaMap env)
    {
        foreach (var (tags, _) in dependency.ConditionalTags.Where(pair => !pair.Value.IsSkipped(env)))
        {
            dependency.AddTags(tags);
        }
    }

    /// <summary>Replaces the placeholders in the tags; a name that is not in the environment keeps its placeholder.</summary>
    public static void Expand(Dependency dependency, MetaMap env)
    {
        if (dependency.Entry.Find(ScriptKeys.DependencyTags.Name) is MetaText tags && Placeholders.AreIn(tags))
        {
            dependency.Entry[ScriptKeys.DependencyTags.Name] = Placeholders.Replace(tags, env.Find);
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

    private static List<string> Values(MetaMap? own, MetaMap env, string key, ResolutionRules rules)
    {
        var from = own is not null && Value(own, key) is not null ? own : env;
        return Value(from, key) is not { } value ? []
            : rules.ItemsBecomeTags && from.Find(key) is MetaList list ? [.. list.Texts()]
            : [value];
    }

    private static string? Value(MetaMap env, string key) => env.Text(key) is var text && text.Trim().Length > 0 ? text : null;
}
