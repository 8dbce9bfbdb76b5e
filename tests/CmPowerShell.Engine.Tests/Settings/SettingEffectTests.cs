using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Settings;

/// <summary>Each setting has its documented effect.</summary>
public sealed class SettingEffectTests : IDisposable
{
    private const string Keeper = "tags: [keep, me]\ncache: true\nnew_env_keys: ['CM_*']\n";
    private readonly ScratchEngine _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("team@tools")]
    [InlineData("00000000000000aa")]
    [InlineData(null)]
    public void New_cache_entries_go_where_the_setting_says(string? name)
    {
        _scratch.Artifact(WellKnownNames.Script, "keeper", Keeper);
        var tools = _scratch.Engine.Repositories.Repositories.Single(repository => repository.Alias == "team@tools");
        _scratch.Engine.Configuration.Set(SettingTable.CacheLocation, name ?? tools.Path, ofHome: true);

        _scratch.Run("keep,me");

        _scratch.Entries(WellKnownNames.Cache).Single().Repository.Alias.Should().Be("team@tools");
    }

    [Fact]
    public void Entries_that_are_there_are_found_wherever_they_are()
    {
        _scratch.Artifact(WellKnownNames.Script, "keeper", Keeper).Run("keep,me");
        _scratch.Engine.Configuration.Set(SettingTable.CacheLocation, "team@tools", ofHome: true);

        _scratch.Run("keep,me").FromCache.Should().BeTrue();
    }

    [Fact]
    public void A_place_for_entries_that_is_no_repository_is_an_error()
    {
        _scratch.Artifact(WellKnownNames.Script, "keeper", Keeper).Engine.Configuration.Set(SettingTable.CacheLocation, "nowhere", ofHome: true);

        SettingsScene.Failure(() => _scratch.Run("keep,me")).Should().Match<CmError>(error => error.Id == "CacheLocationNotRegistered" && error.Message.Contains("nowhere"));
    }

    [Fact]
    public void A_misspelt_place_is_answered_with_the_nearest()
    {
        _scratch.Artifact(WellKnownNames.Script, "keeper", Keeper).Engine.Configuration.Set(SettingTable.CacheLocation, "team@tool", ofHome: true);

        SettingsScene.Failure(() => _scratch.Run("keep,me")).Hint.Should().Be("Did you mean 'team@tools'?");
    }

    [Fact]
    public void Short_names_of_repositories_begin_as_the_setting_says()
    {
        _scratch.Engine.Configuration.Set(SettingTable.UrlPrefix, "no-such-scheme://host/", ofHome: true);

        var error = SettingsScene.Failure(() => _scratch.Engine.Installer.Install(new RepositoryInstallRequest { Name = "team@tool" }, _scratch.Operation()));

        error.Text.Should().Contain("no-such-scheme://host/team/tool");
    }

    [Fact]
    public void Hooks_run_in_the_python_of_the_setting()
    {
        _scratch.Artifact(WellKnownNames.Script, "hooked", "tags: [hooked]\n", ("customize.py", "def preprocess(i):\n    return {'return': 0}\n"));
        _scratch.Engine.Configuration.Set(SettingTable.Python, "/no/such/python", ofHome: false);

        var error = SettingsScene.Failure(() => _scratch.Run("hooked"));

        error.Id.Should().Be("PythonNotFound");
        error.Message.Should().Contain("/no/such/python");
    }

    [Fact]
    public void Hooks_and_native_scripts_know_the_proxy()
    {
        const string Hook = """
            import os
            import urllib.request

            def preprocess(i):
                i['env']['CM_SEEN'] = urllib.request.getproxies().get('https', 'none')
                return {'return': 0}

            """;
        _scratch.Artifact(WellKnownNames.Script, "asker", "tags: [asker]\nnew_env_keys: ['CM_*', '*_proxy']\n", ("customize.py", Hook));
        _scratch.Engine.Configuration.Set(SettingTable.Proxy, "proxy.example.org:8080", ofHome: true);
        Assert.SkipWhen(_scratch.Engine.Configuration.Get(SettingTable.Proxy).Source == SettingSource.Environment, "This machine has a proxy in its environment.");

        var env = _scratch.Run("asker").NewEnv;

        env["CM_SEEN"].ToString().Should().Be("http://proxy.example.org:8080");
        env["https_proxy"].ToString().Should().Be("http://proxy.example.org:8080");
    }
}
