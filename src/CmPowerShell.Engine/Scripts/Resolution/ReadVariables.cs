using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>
/// The variables that a script reads according to its meta: those it has values or defaults for, those of its inputs, and those in conditions, in placeholders
/// and in what is added to the tags of dependencies and cache entries. Only the parts of the meta count that take part in a run.
/// </summary>
internal static class ReadVariables
{
    private static readonly string[] Valued = ["default_env", "env", "const"];
    private static readonly string[] Conditions = ["enable_if_env", "enable_if_any_env", "skip_if_env", "skip_if_any_env"];

    // What only tells how a run goes on, and what is in the tags of an entry already.
    private static readonly string[] WithoutEffect =
    [
        "CM_QUIET", "CM_VERBOSE", "CM_WINDOWS", "CM_SKIP_REMEMBERED_SELECTIONS", "CM_RENEW_CACHE_ENTRY", "CM_DETECTED_VERSION", "CM_NAME", "CM_EXTRA_CACHE_TAGS",
    ];

    /// <summary>The inputs that every script knows and that become variables of their own.</summary>
    private static readonly string[] OfEveryScript = ["CM_INPUT", "CM_OUTPUT", "CM_OUTBASENAME", "CM_OUTDIRNAME", "CM_TMP_PATH"];

    /// <summary>The names of the variables, each once.</summary>
    public static IReadOnlyCollection<string> Collect(ScriptResolution resolution)
    {
        var names = new HashSet<string>(OfEveryScript, StringComparer.Ordinal);
        foreach (var part in Parts(resolution))
        {
            foreach (var key in Valued)
            {
                names.UnionWith(part.Map(key).Keys);
            }

            names.UnionWith(part.Map("input_mapping").Values.Select(variable => variable.ToString()));
            Collect(part, names);
        }

        names.RemoveWhere(name => !MayCount(name));
        return names;
    }

    /// <summary>The inputs that the parts of the meta map to variables: the input by the name of its variable.</summary>
    public static IReadOnlyDictionary<string, string> MappedInputs(ScriptResolution resolution)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (input, variable) in Parts(resolution).SelectMany(part => part.Map("input_mapping")).Where(pair => resolution.Inputs.ContainsKey(pair.Key)))
        {
            inputs[variable.ToString()] = input;
        }

        return inputs;
    }

    /// <summary>The values that the parts of the meta themselves give to variables, as they are written, by the names of the variables.</summary>
    public static ILookup<string, string> OwnValues(ScriptResolution resolution) => Parts(resolution)
        .SelectMany(part => Valued.SelectMany(key => part.Map(key)))
        .ToLookup(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    /// <summary>Whether a variable of that name can decide on a result.</summary>
    public static bool MayCount(string name) => name.Length > 0 && name[0] != '+'
        && (OfEveryScript.Contains(name) || !name.StartsWith("CM_TMP_", StringComparison.Ordinal))
        && !name.StartsWith("CM_VERSION", StringComparison.Ordinal)
        && !WithoutEffect.Contains(name);

    private static IEnumerable<MetaMap> Parts(ScriptResolution resolution)
    {
        var script = resolution.Script;
        var selected = resolution.Variations.Names.Where(name => !VariationName.IsMark(name)).ToHashSet(StringComparer.Ordinal);
        var variations = selected.Concat(script.Combined.Where(combined => combined.IsSatisfied(selected)).Select(combined => combined.Name))
            .Select(name => script.Variations.Map(VariationName.Defined(name, script.Variations) ?? name));
        var version = resolution.Wish.Exact.Length > 0 ? resolution.Wish.Exact : resolution.DefaultVersion;
        return [OwnPart(script.Map), .. variations, script.Map.Map("versions").Map(version)];
    }

    // Variations and versions that are not selected do not count.
    private static MetaMap OwnPart(MetaMap meta) => new(meta.Where(pair => pair.Key is not ("variations" or "versions" or "docker")));

    private static void Collect(MetaValue value, HashSet<string> names)
    {
        switch (value)
        {
            case MetaText text:
                names.UnionWith(Placeholders.NamesIn(text));
                break;
            case MetaList list:
                list.ToList().ForEach(item => Collect(item, names));
                break;
            case MetaMap map:
                CollectMap(map, names);
                break;
        }
    }

    private static void CollectMap(MetaMap map, HashSet<string> names)
    {
        foreach (var (key, value) in map)
        {
            if (Conditions.Contains(key) && value is MetaMap conditions)
            {
                names.UnionWith(conditions.Keys);
            }

            Collect(value, names);
        }

        names.UnionWith(map.Texts("update_tags_from_env"));
        names.UnionWith(map.Map("update_tags_from_env_with_prefix").SelectMany(pair => map.Map("update_tags_from_env_with_prefix").Texts(pair.Key)));
        names.UnionWith(map.List("extra_cache_tags_from_env").OfType<MetaMap>().Select(entry => entry.Text("env")));
    }
}
