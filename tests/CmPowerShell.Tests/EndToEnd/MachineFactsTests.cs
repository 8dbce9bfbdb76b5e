using AwesomeAssertions;
using CmPowerShell.Conformance;
using CmPowerShell.Conformance.Runs;
using Xunit;

namespace CmPowerShell.Tests.EndToEnd;

/// <summary>Which differences between a record and its replay are those of the machines alone.</summary>
public sealed class MachineFactsTests
{
    [Theory]
    [InlineData("new_env.CM_C_COMPILER_BIN", "clang", "clang-14")]
    [InlineData("dependent_cached_path", "/usr/bin/gcc-12.2", "/usr/bin/gcc")]
    [InlineData("Version", "Version: 3.0.22", "Version: 3.0.19")]
    [InlineData("new_env.CM_SOURCE", "{data}/cprog", "/tmp/x/data/cprog")]
    public void What_another_machine_has_under_another_version_or_place_is(string path, string recorded, string ours) =>
        MachineFacts.Explain(new Difference(path, recorded, ours)).Should().BeTrue();

    [Theory]
    [InlineData("new_env.CM_C_COMPILER_BIN", "clang", "gcc-12")]
    [InlineData("new_env.CM_MODEL", "resnet", "resnet-50")]
    [InlineData("new_env.CM_SOURCE", "{data}/cprog", "/tmp/x/data/other")]
    public void Another_value_is_not(string path, string recorded, string ours) =>
        MachineFacts.Explain(new Difference(path, recorded, ours)).Should().BeFalse();
}
