using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Engine.Execution.Scripts.Dependencies;

/// <summary>The errors of dependencies, which name the whole way that led to them.</summary>
internal static class DependencyErrors
{
    /// <summary>No script has the tags.</summary>
    public static CmException NotFound(RunRequest request, ScriptTrail trail, ScriptCatalog catalog)
    {
        var tags = string.Join(',', request.Tags);
        var error = ScriptErrors.NotFound(request, catalog).Error;
        return new(new CmError(
            "DependencyNotFound", ReturnCode.Failed, CmErrorCategory.NotFound, $"No script was found for the tags '{tags}', {NeededBy(trail)}.")
        {
            Hint = error.Hint,
            Location = trail.Steps[^1].Dependency,
            Target = tags,
        });
    }

    /// <summary>A script needs itself, directly or through others.</summary>
    public static CmException Cycle(Artifact script, string asked, ScriptTrail trail)
    {
        var start = trail.Steps.ToList().FindLastIndex(step => step.Script.Uid == script.Uid);
        var circle = trail.Steps.Skip(Math.Max(start, 0)).ToList();
        var lines = circle.Select(step => $"\n  {step}").Append($"\n  {script.Name}");
        return new(new CmError(
            "DependencyCycle", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The script '{script.Name}' needs itself:{string.Concat(lines)}\n")
        {
            Hint = "Give one of these dependencies a condition or a variation that ends the circle.",
            Location = trail.Steps[^1].Dependency,
            Target = asked,
        });
    }

    /// <summary>An error of a dependency, with the way that led to it.</summary>
    public static CmException Within(CmException exception, ScriptTrail trail) => trail.Steps.Count == 0
        ? exception
        : new(exception.Error with { Message = $"{exception.Error.Message.TrimEnd('.')}, {NeededBy(trail)}." }, exception);

    private static string NeededBy(ScriptTrail trail) =>
        "needed by " + string.Join(", which is needed by ", trail.Steps.Reverse());
}
