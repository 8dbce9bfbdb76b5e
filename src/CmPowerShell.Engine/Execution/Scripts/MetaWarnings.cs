using CmPowerShell.Engine.Execution.Context;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>Reports what in the meta of a script looks right and does nothing in this run.</summary>
internal static class MetaWarnings
{
    /// <summary>Reports it, once in a run for each script.</summary>
    /// <param name="scope">The run, whose variations and version are known.</param>
    public static void Report(ScriptExecution scope)
    {
        var (reported, checks) = (scope.Context.Trail.Reported, scope.Context.Trail.Checks);
        foreach (var found in scope.Resolved.PartsFor(scope.Version).Where(checks.IsFirst).SelectMany(part => part.Mistyped))
        {
            var text = $"{scope.Model.LocationOf(found.Position)}: {found.Text}.";
            if (reported.Add(text))
            {
                scope.Context.Operation.Warn("MetaValueMistyped", text, scope.Context.Depth);
            }
        }
    }
}
