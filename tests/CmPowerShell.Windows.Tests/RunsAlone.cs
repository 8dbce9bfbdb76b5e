using Xunit;

namespace CmPowerShell.Windows.Tests;

/// <summary>Tests that end programs from outside. Wine is slow with many processes, so no other test runs then.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class RunsAlone
{
    public const string Name = "runs alone";
}
