using Xunit;

namespace CmPowerShell.Engine.Tests;

/// <summary>The tests that change variables of the test process, which every program started meanwhile would inherit: they run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ChangesEnvironment
{
    public const string Name = "changes the environment";
}
