using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class InvokeCmTests : IDisposable
{
    private readonly CmSession _session = new();

    public InvokeCmTests() => TestScripts.Add(_session, "say-hello", "say,hello", "echo \"hello $CM_NAME\"");

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("cm find ic --tags=say,hello", "say-hello")]
    [InlineData("Invoke-Cm find ic 'say-*'", "say-hello")]
    [InlineData("cm find ic | Get-CmScript", "say-hello")]
    [InlineData("cm find ic --tags=no", "")]
    public void What_is_found_comes_out_as_scripts(string command, string names) =>
        string.Join(',', _session.Run(command).Objects<CmScript>().Select(script => script.Name)).Should().Be(names);

    [Fact]
    public void A_run_gives_a_result_and_live_output()
    {
        var ran = _session.Run("$name = 'a b'; cm run ic say-hello --env.CM_NAME=$name --quiet");

        ran.Errors.Should().BeEmpty();
        ran.Objects<CmScriptResult>().Should().ContainSingle();
        _session.Host.Recorded.Text.Should().Contain("hello a b");
    }

    [Fact]
    public void Repositories_come_out_as_repositories() =>
        _session.Run("cm list repo").Objects<CmRepo>().Select(repo => repo.Name).Should().Contain("local");

    [Fact]
    public void Json_is_one_text() =>
        _session.Run("cm find ic --out=json").Output.Should().ContainSingle().Which.ToString().Should().StartWith("{").And.Contain("\"return\": 0");

    [Fact]
    public void Help_and_version_are_texts()
    {
        _session.Run("cm version").Output.Should().ContainSingle().Which.ToString().Should().MatchRegex(@"^\d+\.\d+\.\d+");
        _session.Run("cm help").Output.Should().NotBeEmpty();
    }

    [Fact]
    public void An_input_file_is_meant_from_where_the_session_stands()
    {
        TestScripts.Write(Path.Combine(_session.Folder, "input.json"), """{ "env": { "CM_NAME": "from file" } }""");

        _session.Stand(_session.Folder);
        _session.Run("cm run ic say-hello '@input.json'").Errors.Should().BeEmpty();

        _session.Host.Recorded.Text.Should().Contain("hello from file");
    }

    [Theory]
    [InlineData("cm find no-such-automation", "AutomationNotFound")]
    [InlineData("cm no-such-action ic", "ActionNotFound")]
    [InlineData("cm run ic no-such", "ScriptNotFound")]
    public void Errors_have_stable_ids(string command, string id) => _session.Run(command).ErrorIds.Should().Equal(id);
}
