using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class ConfigurationTests : IDisposable
{
    private readonly CmSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void All_settings_come_out_with_their_source() =>
        _session.Run("Get-CmConfiguration").Objects<CmSetting>().Select(setting => setting.Name).Should().Equal(CmPowerShell.Engine.Settings.SettingTable.All.Select(setting => setting.Name));

    [Fact]
    public void What_is_set_counts_for_the_next_command()
    {
        _session.Run("Set-CmConfiguration UrlPrefix https://host/ -PassThru").Objects<CmSetting>().Single().Source.Should().Be(CmSettingSource.User);
        _session.Run("Set-CmConfiguration UrlPrefix git@host: -Scope Home");

        var now = _session.Run("Get-CmConfiguration url*").Objects<CmSetting>().Single();
        now.Should().BeEquivalentTo(new { Value = "git@host:", Source = CmSettingSource.Home });

        _session.Run("Set-CmConfiguration UrlPrefix -Reset -Scope Home; (Get-CmConfiguration UrlPrefix).Value").Output.Single().BaseObject.Should().Be("https://host/");
    }

    [Fact]
    public void WhatIf_changes_nothing()
    {
        _session.Run("Set-CmConfiguration UrlPrefix https://host/ -WhatIf");

        File.Exists(Path.Combine(_session.Folder, "configuration.json")).Should().BeFalse();
        _session.Host.Recorded.Text.Should().Contain("Set UrlPrefix to 'https://host/'").And.Contain("configuration.json");
    }

    [Fact]
    public void Somebody_who_sets_what_does_not_count_is_told()
    {
        _session.Run("Set-CmConfiguration Python here -Scope Home");

        _session.Run("Set-CmConfiguration Python there").Warnings.Should().ContainSingle().Which.Message.Should().StartWith("Python stays 'here': ");
    }

    [Theory]
    [InlineData("Get-CmConfiguration Pyton", "SettingNotFound")]
    [InlineData("Set-CmConfiguration Pyton x", "SettingNotFound")]
    [InlineData("Set-CmConfiguration Colors blue", "SettingInvalid")]
    [InlineData("Set-CmConfiguration Home C:/x -Scope Home", "SettingNotOfHome")]
    [InlineData("cm set core Python", "SettingValueMissing")]
    public void A_mistake_has_an_id(string script, string id) => _session.Run(script).ErrorIds.Should().Equal(id);

    [Fact]
    public void One_wrong_value_is_one_error_and_an_unknown_key_a_warning()
    {
        File.WriteAllText(Path.Combine(_session.Folder, "configuration.json"), """{"KeepRuns": "many", "Pyton": "x"}""");

        var ran = _session.Run("Get-CmConfiguration");

        ran.ErrorIds.Should().Equal("SettingInvalid");
        ran.Warnings.Should().ContainSingle().Which.Message.Should().Contain("Did you mean 'Python'?");
        ran.Output.Should().HaveCount(CmPowerShell.Engine.Settings.SettingTable.All.Count - 1);
    }

    [Theory]
    [InlineData("Get-CmConfiguration Url", "UrlPrefix")]
    [InlineData("Set-CmConfiguration Colors a", "always|auto")]
    [InlineData("Set-CmConfiguration CacheLocation lo", "local")]
    public void Names_and_values_are_completed(string line, string offers) => string.Join('|', _session.Complete(line)).Should().Be(offers);

    [Fact]
    public void The_classic_command_gives_objects() =>
        _session.Run("cm set core Python python3.12; cm get core Python").Objects<CmSetting>().Select(setting => setting.Value).Should().Equal("python3.12", "python3.12");
}
