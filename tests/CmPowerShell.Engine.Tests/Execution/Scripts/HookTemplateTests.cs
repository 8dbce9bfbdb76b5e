using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>References to variables in what hooks put into the environment: those of the hook's author count, all others are text.</summary>
public sealed class HookTemplateTests : ScriptScene
{
    [Fact]
    public void A_list_of_paths_may_refer_to_the_folder_of_the_person()
    {
        Script("zephyr", "cache: true\nnew_env_keys: [ '+CM_PATHS' ]", Python("""
            def preprocess(i):
                i['env'].setdefault('+CM_PATHS', []).append("$HOME/.local/bin")
                return {'return': 0}
            """));
        Script("user", "deps: [ { tags: zephyr } ]", Shell("echo \"$CM_PATHS\""));

        Run("user");
        Run("user").Dependencies[0].FromCache.Should().BeTrue();

        var home = Environment.GetEnvironmentVariable("HOME");
        Output.Should().Equal($"{home}/.local/bin", $"{home}/.local/bin");
        MetaFile.LoadMap(Path.Combine(Entries.Single().Path, "cm-cached-state.json")).Map("new_env").List("+CM_PATHS").Texts()
            .Should().Equal(["$HOME/.local/bin"], "the file of the entry is as the Python tools write it");
    }

    [Fact]
    public void What_a_person_wrote_stays_as_it_is_between_the_authors_references()
    {
        Script("tool", "", Shell("printf '%s\\n' \"$CM_CMD\""), Python("""
            def preprocess(i):
                i['env']['CM_CMD'] = 'cp ${CM_AFROM} ' + i['input']['target']
                return {'return': 0}
            """));

        Run("tool", Given(("target", "$CM_AFROM2 \\$x `id` $(id)"), env: ("CM_AFROM", "here")));

        Output.Should().Equal("cp here $CM_AFROM2 \\$x `id` $(id)");
    }

    [Theory]
    [InlineData("target", "$HOME/x")]
    [InlineData("target", "a $HOME b")]
    public void A_reference_that_a_person_wrote_too_is_nobodys(string input, string value)
    {
        Script("tool", "", Shell("printf '%s\\n' \"$CM_TARGET\""), Python("""
            def preprocess(i):
                i['env']['CM_TARGET'] = i['input'].get('target', '$HOME')
                return {'return': 0}
            """));

        Run("tool", Given((input, value)));

        Output.Should().Equal(value);
    }

    [Fact]
    public void Quotes_and_dollars_that_the_author_protects_from_the_shell_lose_their_backslash()
    {
        Script("tool", "", Shell("printf '%s\\n' \"$CM_CMD\""), Python("""
            def preprocess(i):
                command = 'echo "' + i['input']['target'] + '"'
                i['env']['CM_CMD'] = command.replace('"', '\\"') + f' \\${{CM_A}} ' + r'\$((1+1)) \$? C:\x'
                return {'return': 0}
            """));

        Run("tool", Given(("target", "a b")));

        Output.Should().Equal("echo \"a b\" ${CM_A} $((1+1)) $? C:\\x");
    }

    [Fact]
    public void A_variable_with_a_longer_name_is_another_one()
    {
        Script("tool", "", Shell("printf '%s\\n' \"$CM_TARGET\""), Python("""
            # writes $HOMEWORK
            def preprocess(i):
                i['env']['CM_TARGET'] = '$' + 'HOME'
                return {'return': 0}
            """));

        Run("tool");

        Output.Should().Equal("$HOME");
    }

    private static Func<RunRequest, RunRequest> Given((string Name, string Value) input, (string Name, string Value)? env = null) => request => request with
    {
        Inputs = new MetaMap { [input.Name] = input.Value },
        Env = env is { } variable ? new MetaMap { [variable.Name] = variable.Value } : [],
    };
}
