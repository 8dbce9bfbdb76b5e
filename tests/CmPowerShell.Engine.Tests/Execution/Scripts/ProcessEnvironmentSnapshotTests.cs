using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>What the scripts of a run take up from the process.</summary>
public sealed class ProcessEnvironmentSnapshotTests
{
    private readonly ProcessEnvironmentSnapshot _outside = new();

    [Theory]
    [InlineData("proxy:8080")]
    [InlineData(null)]
    public void A_variable_stays_as_the_run_found_it(string? found)
    {
        _outside.Get("http_proxy", _ => found).Should().Be(found);

        _outside.Get("http_proxy", _ => "another").Should().Be(found);
    }

    [Fact]
    public void Each_name_is_one_of_its_own()
    {
        _outside.Get("http_proxy", name => name);

        _outside.Get("HTTP_PROXY", name => name).Should().Be("HTTP_PROXY");
    }
}
