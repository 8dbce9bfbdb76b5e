using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Engine.Scripts.Variables;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>
/// The variables that a script reads according to its meta: those it has values or defaults for, those of its inputs, and those in conditions, in placeholders
/// and in what is added to the tags of dependencies and cache entries. Only the parts of the meta count that take part in a run.
/// </summary>
internal static class ReadVariables
{
    /// <summary>The names of the variables, each once.</summary>
    public static IReadOnlyCollection<string> Collect(ResolvedScript resolved)
    {
        var names = new HashSet<string>(OfEveryScript(resolved.Script.VariableNames), StringComparer.Ordinal);
        var collector = new VariableCollector(names, Placeholders.NamesIn);
        foreach (var part in Parts(resolved))
        {
            collector.Collect(part);
        }

        names.RemoveWhere(name => !MayCount(name, resolved.Script.VariableNames));
        return names;
    }

    /// <summary>The inputs that the parts of the meta map to variables: the input by the name of its variable.</summary>
    public static IReadOnlyDictionary<string, string> MappedInputs(ResolvedScript resolved)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (input, variable) in Parts(resolved).SelectMany(part => part.InputMapping).Where(pair => resolved.Inputs.ContainsKey(pair.Key)))
        {
            inputs[variable] = input;
        }

        return inputs;
    }

    /// <summary>The values that the parts of the meta themselves give to variables, as they are written, by the names of the variables.</summary>
    public static ILookup<string, string> OwnValues(ResolvedScript resolved) => Parts(resolved)
        .SelectMany(part => part.DefaultEnv.Concat(part.Env).Concat(part.Const))
        .ToLookup(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    /// <summary>Whether a variable of that name can decide on a result.</summary>
    public static bool MayCount(string name, VariableNames variables) => name.Length > 0 && name[0] != '+'
        && (OfEveryScript(variables).Contains(name) || !variables.IsTemporary(name))
        && !variables.Versions.IsConstraint(name)
        && !WithoutEffect(variables).Contains(name);

    // Variables that only switch what a run reports, and those that are in the tags of an entry already.
    private static string[] WithoutEffect(VariableNames variables) =>
    [
        variables.Run.Quiet, variables.Run.Verbose, variables.Host.Windows, variables.Run.ForgetsSelections, variables.Run.RenewsEntry, variables.Versions.Detected,
        variables.Run.ResultName, variables.Run.ExtraCacheTags,
    ];

    // The inputs that every script knows and that become separate variables.
    private static string[] OfEveryScript(VariableNames variables) =>
        [variables.Of("input"), variables.Of("output"), variables.Of("outbasename"), variables.Run.OutputDirectory, variables.Run.Path];

    private static IReadOnlyList<ScriptPart> Parts(ResolvedScript resolved) => resolved.PartsFor(resolved.Constraint.Exact.Length > 0 ? resolved.Constraint.Exact : resolved.DefaultVersion);
}
