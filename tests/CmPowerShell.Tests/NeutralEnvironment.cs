using System.Runtime.CompilerServices;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Tests;

/// <summary>Makes the environment neutral before the first test.</summary>
internal static class NeutralEnvironment
{
    [ModuleInitializer]
    internal static void Apply()
    {
        TestEnvironment.MakeNeutral();
    }
}
