using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Tests.Cli;

public sealed class SettingProgramTests : IDisposable
{
    private readonly CmProgram _cm = new();

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void Settings_are_set_and_shown()
    {
        _cm.Run("set", "core", "UrlPrefix", "https://host/").Output.Should().Be("UrlPrefix = https://host/\n");

        _cm.Run("get", "core", "urlprefix").Output.Should().Be($"UrlPrefix = https://host/  ({_cm.ConfigurationFile})\n");
        _cm.Run("get", "core", "--out=json").Json["list"].As<CmPowerShell.Meta.Values.MetaList>().Should().HaveCountGreaterThan(4);
    }

    [Fact]
    public void The_home_is_where_the_setting_says()
    {
        _cm.Variables["CM_REPOS"] = null;
        var home = Path.Combine(_cm.WorkDirectory, "another home");
        _cm.Run("set", "core", "Home", home).ExitCode.Should().Be(0);

        _cm.Run("find", "repo", "local").Output.Should().Contain(Path.Combine(home, "repos", "local"));
    }

    [Fact]
    public void Colours_are_as_the_setting_says()
    {
        _cm.Run("load", "script", "nowhere").Errors.Should().NotContain("\u001b[");
        _cm.Run("set", "core", "Colors", "always");

        _cm.Run("load", "script", "nowhere").Errors.Should().StartWith("\u001b[31m");
        _cm.Variables["NO_COLOR"] = "1";
        _cm.Run("load", "script", "nowhere").Errors.Should().NotContain("\u001b[");
    }

    [Fact]
    public void A_broken_file_is_an_error_and_no_fault_of_the_program()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_cm.ConfigurationFile)!);
        File.WriteAllText(_cm.ConfigurationFile, "{");
        _cm.Variables["CM_REPOS"] = null;

        var result = _cm.Run("list", "repo", "--out=json");

        result.ExitCode.Should().Be(1);
        result.Json["error_id"].ToString().Should().Be("MetaFileBroken");
    }
}
