using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The errors of dependencies.</summary>
internal static class DependencyErrors
{
    /// <summary>Its message lists the circle, and with it the way.</summary>
    public const string CycleId = "DependencyCycle";

    /// <summary>No script has the tags.</summary>
    public static CmException NotFound(RunRequest request, DependencyPath trail, RunServices services) => new(ScriptErrors.NotFound(request, services.Catalog, services.Home.Layout.Dialect).Error with
    {
        Id = "DependencyNotFound",
        Code = ReturnCode.Failed,
        Location = trail.Steps[^1].Dependency,
        Target = string.Join(',', request.Tags),
    });

    /// <summary>A script needs itself, directly or through others.</summary>
    public static CmException Cycle(Artifact script, string asked, DependencyPath trail)
    {
        var way = trail.Whole.ToList();
        var circle = way.Skip(Math.Max(way.FindLastIndex(step => step.Script.Uid == script.Uid), 0));
        var lines = circle.Select(step => $"\n  {step}").Append($"\n  {script.Name}");
        return new(new CmError(
            CycleId, ReturnCode.Failed, CmErrorCategory.InvalidData, $"The script '{script.Name}' needs itself:{string.Concat(lines)}\n")
        {
            Hint = "Add a condition or a variation to one of these dependencies that ends the cycle.",
            Location = way[^1].Dependency,
            Target = asked,
        });
    }

    /// <summary>Whether a hook returned the error of its own request for a script in its chain.</summary>
    public static bool IsCycle(MetaMap result) => result.Text("error_id") == CycleId;

    /// <summary>A script needs itself through the call of a hook, which returned the answer it got. The chain is in that answer.</summary>
    public static CmException CycleThroughHook(string answer, string file) => new(new CmError(
        CycleId, ReturnCode.Failed, CmErrorCategory.InvalidData, answer)
    { Location = new SourceLocation(file) });
}
