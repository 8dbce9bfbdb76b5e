using AwesomeAssertions;
using CmPowerShell.Engine.Settings;
using Xunit;

namespace CmPowerShell.Engine.Tests.Settings;

public sealed class PrecedenceTests : IDisposable
{
    private readonly SettingsScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Nobody_says_anything() => _scene.Configuration.Get(SettingTable.UrlPrefix)
        .Should().BeEquivalentTo(new { Text = "https://github.com/", Source = SettingSource.Default, Place = "" });

    [Fact]
    public void The_home_counts_before_the_user_and_a_variable_before_both()
    {
        _scene.User("""{"UrlPrefix": "user:"}""");
        _scene.Configuration.Get(SettingTable.UrlPrefix).Should().BeEquivalentTo(new { Text = "user:", Source = SettingSource.User, Place = _scene.UserFile });

        _scene.Home("""{"UrlPrefix": "home:"}""");
        _scene.Configuration.Get(SettingTable.UrlPrefix).Should().BeEquivalentTo(new { Text = "home:", Source = SettingSource.Home });

        _scene.Environment["CM_URL_PREFIX"] = "variable:";
        _scene.Configuration.Get(SettingTable.UrlPrefix).Should().BeEquivalentTo(new { Text = "variable:", Source = SettingSource.Environment, Place = "CM_URL_PREFIX" });
    }

    [Fact]
    public void The_home_is_where_the_user_says_unless_the_variable_or_the_caller_says_something_else()
    {
        var there = Path.Combine(_scene.HomePath, "there");
        _scene.User($$"""{"Home": "{{there.Replace("\\", "\\\\")}}"}""");
        _scene.WithoutHome.HomePath.Should().Be(there);
        _scene.Configuration.HomePath.Should().Be(_scene.HomePath);
        _scene.Configuration.Get(SettingTable.Home).Source.Should().Be(SettingSource.Parameter);

        _scene.Environment["CM_REPOS"] = _scene.HomePath;
        _scene.WithoutHome.HomePath.Should().Be(_scene.HomePath);
    }

    [Fact]
    public void The_home_does_not_say_where_the_home_is() =>
        _scene.Home("""{"Home": "/elsewhere"}""").Configuration.HomePath.Should().Be(_scene.HomePath);

    [Theory]
    [InlineData("NO_COLOR", "1", "never")]
    [InlineData("TERM", "dumb", "never")]
    [InlineData("TERM", "xterm", "always")]
    [InlineData("CM_COLORS", "AUTO", "auto")]
    public void What_other_programs_know_counts_for_colours(string variable, string text, string expected)
    {
        _scene.User("""{"Colors": "always"}""").Environment[variable] = text;

        _scene.Configuration.Get(SettingTable.Colors).Text.Should().Be(expected);
    }

    [Fact]
    public void A_setting_stands_for_its_variable()
    {
        _scene.User("""{"Python": "/opt/python", "Colors": "always"}""");
        _scene.Configuration.Variable("CM_PYTHON").Should().Be("/opt/python");
        _scene.Configuration.Variable("NO_COLOR").Should().BeNull();
        _scene.Configuration.Variable("CM_URL_PREFIX").Should().BeNull();

        _scene.Environment["CM_PYTHON"] = " ";
        _scene.Configuration.Variable("CM_PYTHON").Should().Be("/opt/python", "a variable without a text says nothing");

        _scene.Environment["CM_PYTHON"] = "mine";
        _scene.Configuration.Variable("CM_PYTHON").Should().Be("mine");
    }

    [Fact]
    public void One_proxy_variable_switches_the_setting_off_for_all()
    {
        _scene.User("""{"Proxy": "proxy:8080"}""");
        _scene.Configuration.Variable("https_proxy").Should().Be("http://proxy:8080");

        _scene.Environment["HTTP_PROXY"] = "http://other:1";
        _scene.Configuration.Variable("https_proxy").Should().BeNull();
    }
}
