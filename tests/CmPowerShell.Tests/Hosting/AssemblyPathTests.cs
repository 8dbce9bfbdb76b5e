using AwesomeAssertions;
using CmPowerShell.Loading;
using Xunit;

namespace CmPowerShell.Tests.Hosting;

/// <summary>Which file of the packaged module an assembly of the engine is loaded from.</summary>
public sealed class AssemblyPathTests
{
    [Fact]
    public void The_assembly_for_this_platform_and_version_of_the_runtime_comes_first()
    {
        Candidates("linux-x64", new Version(10, 0, 12))[0].Should().Be(Path.Combine("deps", "net10.0", "linux-x64", "CmPowerShell.Engine.dll"));
    }

    [Fact]
    public void Another_version_of_the_runtime_does_not_use_it()
    {
        Candidates("linux-x64", new Version(8, 0, 31)).Should().NotContain(path => path.Contains("net10.0"));
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("haiku-sparc")]
    public void The_portable_assembly_is_for_all_others(string runtimeIdentifier)
    {
        Candidates(runtimeIdentifier, new Version(10, 0))[^1].Should().Be(Path.Combine("deps", "CmPowerShell.Engine.dll"));
    }

    private static List<string> Candidates(string runtimeIdentifier, Version runtime) => [.. AssemblyPath.Candidates("deps", "CmPowerShell.Engine", runtimeIdentifier, runtime)];
}
