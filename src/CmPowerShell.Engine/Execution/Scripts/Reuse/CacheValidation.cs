using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Execution.Scripts.Customization;
using CmPowerShell.Engine.Execution.Scripts.Dependencies;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse;

/// <summary>
/// Whether an entry can be reused: the path it depends on is still there, the script <c>validate_cache</c> of its script succeeds, where there is one,
/// and its version lies in the wished range.
/// </summary>
internal sealed class CacheValidation(RunServices services, DependencyStage dependencies, NativeStage native)
{
    private const string Script = "validate_cache";

    /// <summary>Whether an entry can be reused by a run.</summary>
    public bool IsValid(Artifact entry, ScriptScope scope)
    {
        if (!MayFit(entry, scope))
        {
            return false;
        }

        var version = entry.Meta.Text("version");
        if (HasScript(scope) && (Detect(scope) is not { } detected || (version.Length > 0 && detected.Length > 0 && version != detected)))
        {
            scope.Context.Detail($"The entry {entry.Uid} is passed over: {Script} says that it is not valid any more.");
            return false;
        }

        return true;
    }

    /// <summary>Whether an entry can be reused as far as can be told without running anything.</summary>
    public static bool MayFit(Artifact entry, ScriptScope scope)
    {
        var (path, version) = (entry.Meta.Text("dependent_cached_path"), entry.Meta.Text("version"));
        var reason = path.Length > 0 && !Path.Exists(path) ? $"'{path}' is gone"
            : !scope.Resolution.Wish.Allows(version) ? $"its version {version} is not in the wished range"
            : null;
        if (reason is not null)
        {
            scope.Context.Detail($"The entry {entry.Uid} is passed over: {reason}.");
        }

        return reason is null;
    }

    private bool HasScript(ScriptScope scope) => File.Exists(Path.Combine(scope.Script.Path, Script + WorkFiles.Extension(services.Host)));

    // The version that is installed now, empty when it cannot be told; null when the script failed.
    private string? Detect(ScriptScope scope)
    {
        scope.Tree.EnterDirectory(scope.WorkDirectory, scope.Script, scope.Context.Operation);
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
            WorkFiles.Remove(scope.WorkDirectory, [RunEnvironmentFile.Name, WorkFiles.NewState]);
        }
    }

    // What only the check needs is not among the dependencies that a result tells.
    private void RunDependencies(ScriptScope scope)
    {
        var (asked, ran) = (scope.AskedDependencies.Count, scope.Dependencies.Count);
        dependencies.Run(scope, scope.Resolution.Dependencies.Deps, DependencyStage.LocalKeysOf(scope), onlyDynamic: true);
        scope.AskedDependencies.RemoveRange(asked, scope.AskedDependencies.Count - asked);
        scope.Dependencies.RemoveRange(ran, scope.Dependencies.Count - ran);
    }
}
