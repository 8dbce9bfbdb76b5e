using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Execution.Scripts.Customization;
using CmPowerShell.Engine.Execution.Scripts.Dependencies;
using CmPowerShell.Engine.Execution.Scripts.Native;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse;

/// <summary>
/// Whether an entry can be reused: the path it depends on is still there, the script <c>validate_cache</c> of its script succeeds, where there is one,
/// and its version lies in the requested range.
/// </summary>
internal sealed class CacheValidation(RunServices services, DependencyStage dependencies, NativeStage native)
{
    private const string Script = "validate_cache";

    /// <summary>The reason of the script <c>validate_cache</c> why an entry cannot be reused; null when it can.</summary>
    public string? WhyInvalid(ICacheEntry entry, ScriptExecution scope)
    {
        if (!HasScript(scope))
        {
            return null;
        }

        var (version, detected) = (entry.Meta.Text("version"), Detect(scope));
        return detected is null ? $"{Script} reports that it is not valid any more"
            : version.Length > 0 && detected.Length > 0 && version != detected ? $"it is of version {version}, and {Script} finds {detected}"
            : null;
    }

    /// <summary>Explains why an entry cannot be reused as far as is known without running anything; null when it can.</summary>
    public static string? WhyUnfit(ICacheEntry entry, ScriptExecution scope)
    {
        var (path, version) = (entry.Meta.Text("dependent_cached_path"), entry.Meta.Text("version"));
        return EntryExpiration.WhyExpired(entry.Meta, DateTimeOffset.UtcNow) is { } expired ? expired
            : path.Length > 0 && !Path.Exists(path) ? $"'{path}' is gone"
            : !scope.Resolved.Constraint.Allows(version) ? $"its version {version} is not in the requested range{RequestedRange(scope)}"
            : null;
    }

    private static string RequestedRange(ScriptExecution scope) =>
        scope.Resolved.Constraint.Parts().ToList() is { Count: > 0 } parts ? $" ({string.Join(", ", parts.Select(part => $"{part.Key} {part.Value}"))})" : "";

    private bool HasScript(ScriptExecution scope) => File.Exists(Path.Combine(scope.Script.Path, Script + WorkFiles.Extension(services.Host)));

    // The version that is installed now, empty when it is unknown; null when the script failed.
    private string? Detect(ScriptExecution scope)
    {
        scope.Session.EnterDirectory(scope.WorkDirectory, scope.Script, scope.Context.Operation);
        RunDependencies(scope);
        var run = new NativeRun(scope.Env, scope.State.Clone(), scope.WorkDirectory) { Name = Script };
        try
        {
            native.Run(scope, run);
            return new HookStage(services, scope, native).Call("detect_version").Text("version");
        }
        catch (CmException exception) when (exception.Error.Code is ReturnCode.NativeScriptFailed or ReturnCode.Failed or ReturnCode.NotFound)
        {
            scope.Context.Detail(exception.Error.Text);
            return null;
        }
        finally
        {
            // The directory is that of the caller.
            WorkFiles.Remove(scope.WorkDirectory, [RunEnvironmentFile.Name, WorkFiles.NewState, WorkFiles.State, WorkFiles.Run + WorkFiles.Extension(services.Host)]);
        }
    }

    // Dependencies of the check alone are not among the dependencies of a result.
    private void RunDependencies(ScriptExecution scope)
    {
        var (asked, ran) = (scope.AskedDependencies.Count, scope.Dependencies.Count);
        dependencies.Run(scope, scope.Values.Dependencies.Deps, DependencyStage.GetLocalKeys(scope), onlyDynamic: true);
        scope.AskedDependencies.RemoveRange(asked, scope.AskedDependencies.Count - asked);
        scope.Dependencies.RemoveRange(ran, scope.Dependencies.Count - ran);
    }
}
