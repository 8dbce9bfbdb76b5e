using System.Runtime.CompilerServices;

namespace CmPowerShell.Tests;

/// <summary>Tests do not depend on what the person who runs them has set for this product.</summary>
internal static class NoUserSettings
{
    [ModuleInitializer]
    internal static void Apply() =>
        Environment.SetEnvironmentVariable("CM_CONFIGURATION", Path.Combine(Path.GetTempPath(), "cm-test-without-settings", "configuration.json"));
}
