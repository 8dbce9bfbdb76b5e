using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Resolution;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>Reports what in the meta of a script looks right and does nothing in this run.</summary>
internal static class MetaWarnings
{
    /// <summary>Reports it, once in a run for each script.</summary>
    /// <param name="scope">The run, whose variations and version are known.</param>
    public static void Report(ScriptExecution scope)
    {
        var reported = scope.Context.Trail.Reported;
        foreach (var found in Parts(scope.Resolved, scope.Version).SelectMany(MistypedValues.In))
        {
            var text = $"{scope.Model.LocationOf(found.Position)}: {found.Text}.";
            if (reported.Add(text))
            {
                scope.Context.Operation.Warn("MetaValueMistyped", text, scope.Context.Depth);
            }
        }
    }

    private static IEnumerable<ScriptPart> Parts(ResolvedScript resolved, string version)
    {
        var script = resolved.Script;
        var names = resolved.Variations.Names.Where(name => !VariationName.IsMark(name)).ToHashSet(StringComparer.Ordinal);
        var variations = names.Select(name => VariationName.Defined(name, script.Variations)).OfType<string>()
            .Concat(script.Combined.Where(combined => combined.IsSatisfied(names)).Select(combined => combined.Name))
            .Select(name => script.Variations[name]);
        return [script, .. variations, .. script.Versions.TryGetValue(version, out var part) ? new ScriptPart[] { part } : []];
    }
}
