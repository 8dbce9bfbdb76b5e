using System.Runtime.CompilerServices;
using CmPowerShell.Engine.Settings;

namespace CmPowerShell.Tests;

/// <summary>Tests do not depend on the settings of the user who runs them, in a file or in the environment.</summary>
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
