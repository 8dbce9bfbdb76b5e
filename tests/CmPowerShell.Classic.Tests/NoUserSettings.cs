using System.Runtime.CompilerServices;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Engine.Tests.Repositories;

namespace CmPowerShell.Classic.Tests;

/// <summary>Tests do not depend on the settings of the user who runs them, in a file or in the environment.</summary>
internal static class NoUserSettings
{
    [ModuleInitializer]
    internal static void Apply()
    {
        if (InstallProcess.IsOfAnotherTest)
        {
            return; // which has set its own values
        }

        foreach (var variable in SettingTable.All.SelectMany(setting => setting.Variables))
        {
            Environment.SetEnvironmentVariable(variable.Name, null);
        }

        Environment.SetEnvironmentVariable("CM_CONFIGURATION", Path.Combine(Path.GetTempPath(), "cm-test-without-settings", "configuration.json"));
    }
}
