using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>What the settings of a script for containers mean inside of one (<c>CM_RUN_STATE_DOCKER</c>).</summary>
internal static class ContainerRule
{
    /// <summary>Whether the script does not run there at all (<c>docker: run: false</c>). With <c>real_run: false</c> the run becomes a fake one.</summary>
    public static bool IsSkipped(ScriptExecution scope)
    {
        if (scope.Env.Text(scope.Variables.Run.InContainer).ToLowerInvariant() is not ("true" or "1" or "yes"))
        {
            return false;
        }

        if (DockerState.IsOff(scope.State, "run"))
        {
            scope.Context.Detail($"{scope.Script} is not run inside a container.");
            return true;
        }

        if (DockerState.IsOff(scope.State, "real_run"))
        {
            scope.Flags = scope.Flags with { Fake = true };
            scope.Env[scope.Variables.Run.Fake] = "yes";
        }

        return false;
    }
}
