using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Refuses a script whose native scripts are all for other platforms. One with hooks is let through, since they may do its work here.</summary>
internal static class PlatformRule
{
    /// <summary>Checks the folder of a script before any part of it runs.</summary>
    /// <param name="script">The script.</param>
    /// <param name="name">The base name of its native script.</param>
    /// <param name="shell">The shell that its meta names for Windows; empty for none.</param>
    /// <param name="services">The machine, and what finds hooks.</param>
    /// <returns>Id <c>NativeScriptForOtherPlatform</c>, code 16; null where the script can run.</returns>
    public static CmError? Check(Artifact script, string name, string shell, RunServices services)
    {
        var platforms = ScriptPlatforms.Find(script.Path, name, services.Shells.For(shell));
        return platforms.Count > 0 && !platforms.Contains(services.Host.CommonName) && services.Hooks.Find(script.Path, script.Repository.Dialect) is null
            ? ScriptErrors.NativeScriptForOtherPlatform(script, services.Host, platforms, services.Shells.Name(shell))
            : null;
    }

    /// <summary>The same for a component of 2022.</summary>
    /// <exception cref="CmException">Id <c>NativeScriptForOtherPlatform</c>.</exception>
    public static void RequireComponent(Artifact component, RunServices services)
    {
        if (Check(component, "run", "", services) is { } problem)
        {
            throw new CmException(problem);
        }
    }
}
