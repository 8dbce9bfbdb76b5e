using Xunit;

namespace CmPowerShell.Meta.Tests;

/// <summary>The tests that make secrets known to the test process, which would mask them in the texts of every other test: they run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class HoldsSecrets
{
    public const string Name = "holds secrets";
}
