using System.Management.Automation;
using CmPowerShell.Loading;

namespace CmPowerShell.Sessions;

/// <summary>The methods that PowerShell calls when the module is imported and removed.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Makes the engine loadable. Nothing public of this assembly may need an engine type before this has run.</summary>
    public void OnImport() => DependencyContext.Install();

    /// <summary>Ends the engines of the runspace that drops the module, and with them their Python processes.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => EngineSessions.CloseCurrentRunspace();
}
