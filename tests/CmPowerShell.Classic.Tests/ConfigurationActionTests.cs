using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>The automation <c>cfg</c>.</summary>
public sealed class ConfigurationActionTests : IDisposable
{
    private readonly AutomationScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Values_are_set_read_and_taken_away()
    {
        _scene.Cm("set cfg --key.script.quiet=yes --key.script.deep=TRUE --key.script.list,=a,b --key.other=none").Error.Should().BeNull();
        _scene.Cm("set cfg default --key.script.list,=b,c --key.script.quiet-=").Error.Should().BeNull();

        var result = _scene.Cm("load cfg").Result;

        result["config"].ToString().Should().Be("{'other': None, 'script': {'deep': True, 'list': ['a', 'b', 'b', 'c']}}");
        File.ReadAllText(result.Text("path_to_config")).Should().StartWith("{\n  \"other\": null,\n");
        result.Map("meta")["tags"].ToString().Should().Be("['cm-universal-cfg']");
    }

    [Fact]
    public void The_other_name_of_the_action_is_that_of_the_Python_tools() =>
        _scene.Cm("xset cfg mine --key.a=1").Result["config"].ToString().Should().Be("{'a': '1'}");

    [Fact]
    public void Asking_without_keys_changes_nothing()
    {
        _scene.Cm("set cfg mine --key.a=1");

        _scene.Cm("set cfg mine").Result["config"].ToString().Should().Be("{'a': '1'}");
    }

    [Fact]
    public void A_configuration_may_lie_in_another_repository()
    {
        _scene.Cm("set cfg team@tools:mine --key.a=1").Error.Should().BeNull();

        _scene.Cm("load cfg mine").Result.Text("path").Should().EndWith(Path.Combine("a repository", "cfg", "mine"));
    }

    [Fact]
    public void Scripts_get_what_stands_under_script()
    {
        _scene.Scratch.Artifact(WellKnownNames.Script, "hello", "tags: [hello]\ninput_mapping:\n  who: CM_WHO\nnew_env_keys: [CM_WHO]\n");
        _scene.Cm("set cfg --key.script.who=everybody");

        _scene.Cm("run script --tags=hello").Result.Map("new_env").Text("CM_WHO").Should().Be("everybody");
        _scene.Cm("run script --tags=hello --who=me").Result.Map("new_env").Text("CM_WHO").Should().Be("me");
    }

    [Fact]
    public void Other_artifacts_are_loaded_as_any()
    {
        _scene.Scratch.Artifact(WellKnownNames.Configuration, "plain", "tags: [x]\nkey: value\n");

        var result = _scene.Cm("load cfg plain").Result;

        result.Map("meta").Text("key").Should().Be("value");
        result.ContainsKey("config").Should().BeFalse();
    }

    [Theory]
    [InlineData("load cfg nothing", "ArtifactNotFound")]
    [InlineData("load cfg", "ArtifactNotFound")]
    public void What_is_not_there_is_not_made_by_loading_it(string line, string id)
    {
        _scene.Cm(line).Error!.Id.Should().Be(id);

        _scene.Cm("find cfg").Result["list"].Should().BeEquivalentTo(new MetaList());
    }

    [Fact]
    public void A_broken_file_is_named_and_kept()
    {
        var file = _scene.Cm("set cfg mine --key.a=1").Result.Text("path_to_config");
        File.WriteAllText(file, "{broken");

        _scene.Cm("set cfg mine --key.b=2").Error!.Id.Should().Be("MetaFileBroken");

        File.ReadAllText(file).Should().Be("{broken");
    }

    [Fact]
    public void Two_who_set_something_at_once_both_succeed()
    {
        _scene.Cm("set cfg mine --key.a=1");

        Parallel.For(0, 20, number => _scene.Cm($"set cfg mine --key.n{number}={number}").Error.Should().BeNull());

        ((MetaMap)_scene.Cm("load cfg mine").Result["config"]).Count.Should().Be(21);
    }
}
