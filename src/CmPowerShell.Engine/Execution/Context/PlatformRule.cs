using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Refuses a script whose native scripts are all for other platforms. One with hooks is let through, since they may do its work here.</summary>
internal static class PlatformRule
{
    /// <summary>Checks the folder of a script before any part of it runs.</summary>
    /// <param name="script">The script.</param>
    /// <param name="name">The base name of its native script.</param>
    /// <param name="services">The machine, and what finds hooks.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>NativeScriptForOtherPlatform</c>, code 16.</exception>
    public static void Require(Artifact script, string name, RunServices services)
    {
        var platforms = ScriptPlatforms.Find(script.Path, name, services.Shells);
        if (platforms.Count > 0 && !platforms.Contains(services.Host.CommonName) && services.Hooks.Find(script.Path, script.Repository.Dialect) is null)
        {
            throw ScriptErrors.NativeScriptForOtherPlatform(script, services.Host.CommonName, platforms);
        }
    }
}
