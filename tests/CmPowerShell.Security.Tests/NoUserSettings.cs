using System.Runtime.CompilerServices;
using CmPowerShell.Engine.Settings;

namespace CmPowerShell.Security.Tests;

/// <summary>Tests do not depend on the settings of the user who runs them, for this product or for git.</summary>
internal static class NoUserSettings
{
    [ModuleInitializer]
    internal static void Apply()
    {
        foreach (var variable in SettingTable.All.SelectMany(setting => setting.Variables))
        {
            Environment.SetEnvironmentVariable(variable.Name, null);
        }

        Environment.SetEnvironmentVariable("CM_CONFIGURATION", Path.Combine(Path.GetTempPath(), "cm-test-without-settings", "configuration.json"));
    }
}
