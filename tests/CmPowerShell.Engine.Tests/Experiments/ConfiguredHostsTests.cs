using AwesomeAssertions;
using CmPowerShell.Engine.Experiments.Executors.Ssh;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>The hosts of the configuration of ssh.</summary>
public sealed class ConfiguredHostsTests : IDisposable
{
    private readonly ScratchFolder _folder = new("hosts");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_names_of_the_configuration_are_hosts_and_patterns_are_not()
    {
        var file = _folder.Write("config", "# hosts\nHost one two *.example !not\n  HostName 10.0.0.1\nhost=three\r\nHost \"four\"\nHost *\nMatch host five\n");

        ConfiguredHosts.Read(file).Should().Equal("one", "two", "three", "four");
    }

    [Fact]
    public void Without_a_configuration_there_are_none() => ConfiguredHosts.Read(_folder.At("none")).Should().BeEmpty();
}
