using AwesomeAssertions;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Settings;

public sealed class SettingKindTests
{
    private const string FolderRules = "rules TAG-OR-SCRIPT=FOLDER, separated by ';', with full paths or paths that begin with ~";

    [Theory]
    [InlineData("Colors", " Always ", "always")]
    [InlineData("Proxy", "host:8080", "http://host:8080")]
    [InlineData("Proxy", "socks5://host", "socks5://host")]
    [InlineData("home", "/a/b/", "/a/b")]
    [InlineData("CacheFolders", " get,dataset = /a b/ ;;bert=/c=d; ", "get,dataset=/a b; bert=/c=d")]
    public void A_value_becomes_the_one_that_counts(string name, string written, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && name is "home" or "CacheFolders", "The path is one of Unix.");

        SettingTable.Get(name).Read(written, "test").ToString().Should().Be(expected);
    }

    [Fact]
    public void A_tilde_is_the_users_own_folder() =>
        SettingTable.Home.Read("~/CM", "test").ToString().Should().Be(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "CM"));

    [Theory]
    [InlineData("Colors", "blue", "one of auto, always, never")]
    [InlineData("Home", "relative/path", "a full path, or one that begins with ~")]
    [InlineData("Proxy", "http://", "an address such as http://host:8080")]
    [InlineData("CacheFolders", "dataset=data", FolderRules)]
    [InlineData("CacheFolders", "dataset", FolderRules)]
    [InlineData("CacheFolders", "get,=/data", FolderRules)]
    [InlineData("CacheFolders", " ; ", FolderRules)]
    [InlineData("Python", "  ", "a program, by name or full path")]
    public void A_value_that_cannot_be_is_refused_with_what_can(string name, string written, string allowed)
    {
        var error = SettingsScene.Failure(() => SettingTable.Get(name).Read(written, "test"));

        error.Id.Should().Be("SettingInvalid");
        error.Hint.Should().Be($"It must be {allowed}.");
    }

    [Fact]
    public void A_text_is_no_other_value() => SettingsScene.Failure(() => SettingTable.Python.Read(new MetaList(), "test")).Id.Should().Be("SettingInvalid");

    [Theory]
    [InlineData("Pyton", "Did you mean 'Python'?")]
    [InlineData("nonsense", "The settings are AllowedSigners, CacheFolders, ")]
    public void A_wrong_name_is_answered_with_the_nearest(string name, string hint)
    {
        var error = SettingsScene.Failure(() => SettingTable.Get(name));

        error.Id.Should().Be("SettingNotFound");
        error.Hint.Should().StartWith(hint);
    }
}
