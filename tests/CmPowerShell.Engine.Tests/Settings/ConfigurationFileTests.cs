using AwesomeAssertions;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Settings;

public sealed class ConfigurationFileTests : IDisposable
{
    private readonly SettingsScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void What_is_set_is_kept_and_can_be_taken_back()
    {
        _scene.Configuration.Set(SettingTable.UrlPrefix, "git@host:", ofHome: false);
        _scene.Configuration.Set(SettingTable.UrlPrefix, "https://host/", ofHome: true);
        _scene.Configuration.Get(SettingTable.UrlPrefix).Text.Should().Be("https://host/");

        _scene.Configuration.Set(SettingTable.UrlPrefix, null, ofHome: true);
        _scene.Configuration.Get(SettingTable.UrlPrefix).Text.Should().Be("git@host:");
        File.ReadAllText(_scene.UserFile).Should().Be("{\n  \"UrlPrefix\": \"git@host:\"\n}\n");
    }

    [Fact]
    public void A_change_by_somebody_else_counts_at_once()
    {
        var open = _scene.User("""{"UrlPrefix": "one:"}""").Configuration;
        open.Get(SettingTable.UrlPrefix).Text.Should().Be("one:");

        _scene.User("""{"UrlPrefix": "another:"}""");
        open.Get(SettingTable.UrlPrefix).Text.Should().Be("another:");
    }

    [Fact]
    public void Two_who_set_something_at_once_both_succeed()
    {
        Parallel.For(0, 40, number => _scene.Configuration.Set(number % 2 == 0 ? SettingTable.UrlPrefix : SettingTable.Python, $"value {number}", ofHome: false));

        ((MetaMap)MetaFile.Load(_scene.UserFile)).Keys.Should().BeEquivalentTo("UrlPrefix", "Python");
    }

    [Fact]
    public void Keys_that_are_no_settings_are_kept_and_named()
    {
        _scene.User("""{"UrlPrefx": "x:", "Later": [1]}""").Configuration.Set(SettingTable.Python, "python3.12", ofHome: false);

        _scene.Configuration.UnknownKeys().Select(entry => entry.Key).Should().Equal("Later", "UrlPrefx");
        UnknownSetting.Text("UrlPrefx", "file").Should().Be("'UrlPrefx' in 'file' is not a setting and has no effect. Did you mean 'UrlPrefix'?");
    }

    [Theory]
    [InlineData("{\"UrlPrefix\": ", "MetaFileBroken")]
    [InlineData("[]", "MetaFileBroken")]
    [InlineData("{\"UrlPrefix\": 3}", "SettingInvalid")]
    [InlineData("{\"UrlPrefix\": \"\"}", "SettingInvalid")]
    public void A_broken_file_is_named(string json, string id)
    {
        var error = SettingsScene.Failure(() => _scene.User(json).Configuration.Get(SettingTable.UrlPrefix));

        error.Id.Should().Be(id);
        error.Text.Should().Contain(_scene.UserFile);
    }

    [Fact]
    public void A_broken_file_is_never_written_over()
    {
        SettingsScene.Failure(() => _scene.User("{broken").Configuration.Set(SettingTable.Python, "python3", ofHome: false)).Id.Should().Be("MetaFileBroken");

        File.ReadAllText(_scene.UserFile).Should().Be("{broken");
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        _scene.User("{}");
        var configuration = CmConfiguration.Open(_scene.HomePath, Path.Combine(_scene.UserFile, "below a file", "configuration.json"), _ => null);

        SettingsScene.Failure(() => configuration.Set(SettingTable.Python, "python3", ofHome: false)).Id.Should().Be("FileNotWritable");
    }

    [Fact]
    public void The_place_of_the_home_cannot_stand_in_the_home() =>
        SettingsScene.Failure(() => _scene.Configuration.Set(SettingTable.Home, _scene.HomePath, ofHome: true)).Id.Should().Be("SettingNotOfHome");

    [Fact]
    public void A_password_is_not_kept()
    {
        SettingsScene.Failure(() => _scene.Configuration.Set(SettingTable.Proxy, "http://me:secret@proxy:1", ofHome: false)).Text.Should().NotContain("secret");

        _scene.Environment["https_proxy"] = "http://me:secret@proxy:1";
        var value = _scene.Configuration.Get(SettingTable.Proxy);
        value.Setting.Kind.Shown(value.Value!).ToString().Should().Be("http://proxy:1");
    }
}
