using AwesomeAssertions;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>The names of the native scripts in a folder tell for which platforms it has one.</summary>
public sealed class ScriptPlatformsTests : IDisposable
{
    private readonly ScratchFolder _folder = new("platforms");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("linux macos", "run.sh")]
    [InlineData("linux macos", "run-ubuntu.sh")]
    [InlineData("windows", "run.bat")]
    [InlineData("linux macos windows", "run.sh", "run.bat")]
    [InlineData("linux macos windows", "run.ps1")]
    [InlineData("", "run_checker.bat", "run_checker.sh", "install.bat", "install.sh", "runner.ps1")]
    [InlineData("")]
    public void A_platform_counts_with_a_native_script_of_the_usual_name(string platforms, params string[] files)
    {
        files.ToList().ForEach(file => _folder.Write($"tool/{file}", ""));
        Directory.CreateDirectory(_folder.At("tool"));

        ScriptPlatforms.Find(_folder.At("tool")).Should().Equal(platforms.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_script_of_another_name_counts_for_that_name()
    {
        _folder.Write("tool/run_checker.bat", "");

        ScriptPlatforms.Find(_folder.At("tool"), "run_checker").Should().Equal("windows");
    }
}
