using System.Runtime.CompilerServices;
using CmPowerShell.Engine.Tests.Repositories;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Classic.Tests;

/// <summary>Makes the environment neutral before the first test.</summary>
internal static class NeutralEnvironment
{
    [ModuleInitializer]
    internal static void Apply()
    {
        if (!InstallProcess.IsOfAnotherTest)
        {
            TestEnvironment.MakeNeutral();
        }
    }
}
