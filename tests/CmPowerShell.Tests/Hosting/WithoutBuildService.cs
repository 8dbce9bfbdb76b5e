using System.Runtime.CompilerServices;

namespace CmPowerShell.Tests.Hosting;

/// <summary>These tests are about an interactive session, also when a build service runs them.</summary>
internal static class WithoutBuildService
{
    [ModuleInitializer]
    internal static void Forget()
    {
        foreach (var name in new[] { "TF_BUILD", "GITHUB_ACTIONS", "CM_LOG_FORMAT" })
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
