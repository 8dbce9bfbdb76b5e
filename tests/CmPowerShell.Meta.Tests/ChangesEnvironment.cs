using Xunit;

namespace CmPowerShell.Meta.Tests;

/// <summary>The tests that change variables of the test process: they run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ChangesEnvironment
{
    public const string Name = "changes the environment";
}
