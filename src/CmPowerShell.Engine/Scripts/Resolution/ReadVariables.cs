using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>
/// The variables that a script reads as far as its meta says so: those it has values or defaults for, those of its inputs, and those in conditions, in placeholders
/// and in what is added to the tags of dependencies and cache entries. Only the parts of the meta count that take part in a run.
/// </summary>
internal static class ReadVariables
{
    // What only tells how a run goes on, and what is in the tags of an entry already.
    private static readonly string[] WithoutEffect =
    [
        "CM_QUIET", "CM_VERBOSE", "CM_WINDOWS", "CM_SKIP_REMEMBERED_SELECTIONS", "CM_RENEW_CACHE_ENTRY", "CM_DETECTED_VERSION", "CM_NAME", "CM_EXTRA_CACHE_TAGS",
    ];

    /// <summary>The inputs that every script knows and that become variables of their own.</summary>
    private static readonly string[] OfEveryScript = ["CM_INPUT", "CM_OUTPUT", "CM_OUTBASENAME", "CM_OUTDIRNAME", "CM_TMP_PATH"];

    /// <summary>The names of the variables, each once.</summary>
    public static IReadOnlyCollection<string> Of(ScriptResolution resolution)
    {
        var names = new HashSet<string>(OfEveryScript, StringComparer.Ordinal);
        var collector = new VariableCollector(names, Placeholders.NamesIn);
        foreach (var part in Parts(resolution))
        {
            collector.Collect(part);
        }

        names.RemoveWhere(name => !MayCount(name));
        return names;
    }

    /// <summary>The inputs that the parts of the meta map to variables: the input by the name of its variable.</summary>
    public static IReadOnlyDictionary<string, string> MappedInputs(ScriptResolution resolution)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (input, variable) in Parts(resolution).SelectMany(part => part.InputMapping).Where(pair => resolution.Inputs.ContainsKey(pair.Key)))
        {
            inputs[variable] = input;
        }

        return inputs;
    }

    /// <summary>The values that the parts of the meta themselves give to variables, as they are written, by the names of the variables.</summary>
    public static ILookup<string, string> OwnValues(ScriptResolution resolution) => Parts(resolution)
        .SelectMany(part => part.DefaultEnv.Concat(part.Env).Concat(part.Const))
        .ToLookup(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    /// <summary>Whether a variable of that name can decide on a result.</summary>
    public static bool MayCount(string name) => name.Length > 0 && name[0] != '+'
        && (OfEveryScript.Contains(name) || !name.StartsWith("CM_TMP_", StringComparison.Ordinal))
        && !name.StartsWith("CM_VERSION", StringComparison.Ordinal)
        && !WithoutEffect.Contains(name);

    private static IEnumerable<ScriptPart> Parts(ScriptResolution resolution)
    {
        var script = resolution.Script;
        var selected = resolution.Variations.Names.Where(name => !VariationName.IsMark(name)).ToHashSet(StringComparer.Ordinal);
        var variations = selected.Concat(script.Combined.Where(combined => combined.IsSatisfied(selected)).Select(combined => combined.Name))
            .Select(name => VariationName.Defined(name, script.Variations))
            .OfType<string>()
            .Select(name => script.Variations[name]);
        var version = resolution.Wish.Exact.Length > 0 ? resolution.Wish.Exact : resolution.DefaultVersion;
        return [script, .. variations, .. script.Versions.TryGetValue(version, out var part) ? [part] : Array.Empty<ScriptPart>()];
    }
}
