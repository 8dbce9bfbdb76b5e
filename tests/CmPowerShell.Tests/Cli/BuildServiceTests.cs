using AwesomeAssertions;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>The program as an agent runs it: no terminal, the variables of the service, a script that tries to command the agent.</summary>
public sealed class BuildServiceTests : IDisposable
{
    private const string Command = "##vso[task.setvariable variable=PATH]x";
    private readonly CmProgram _cm = new();

    public BuildServiceTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script of the test is for a POSIX shell.");
        _cm.Run("add", "script", "try", "--tags=try,it").ExitCode.Should().Be(0);
        File.WriteAllText(Path.Combine(_cm.Home, "repos", "local", "script", "try", "run.sh"), $"echo '{Command}'\necho '::set-output name=x::y'\nexit ${{CODE:-0}}\n");
    }

    public void Dispose() => _cm.Dispose();

    [Theory]
    [InlineData("run", "script", "try", "--strict=no")]
    [InlineData("-Command", "Invoke-CmScript try")]
    public void On_an_agent_the_output_of_a_script_stands_in_its_group_and_commands_nothing(params string[] command)
    {
        _cm.Variables["TF_BUILD"] = "True";

        var ran = _cm.Run(command);

        ran.ExitCode.Should().Be(0);
        ran.Output.Should().Contain("##[group]script::try\n").And.Contain("\n## vso[task.setvariable").And.Contain("##[endgroup]").And.NotContain(Command).And.NotContain("\u001b");
        ran.Output.Should().Contain("##vso[task.logdetail ").And.Contain("state=Completed;result=Succeeded;");
    }

    [Theory]
    [InlineData(2, "run", "script", "try", "--env.CODE=7")]
    [InlineData(1, "-Command", "Invoke-CmScript try -Env @{ CODE = 7 }")]
    public void On_an_agent_a_failure_is_an_issue_and_a_failed_row(int code, params string[] command)
    {
        _cm.Variables["TF_BUILD"] = "True";

        var ran = _cm.Run(command);

        ran.ExitCode.Should().Be(code);
        ran.Output.Should().MatchRegex("##vso\\[task\\.logissue type=error;[^\\]]*code=NativeScriptFailed;\\].*exit code 7").And.Contain("result=Failed;");
    }

    [Fact]
    public void On_a_runner_of_github_the_output_of_a_script_commands_nothing()
    {
        _cm.Variables["GITHUB_ACTIONS"] = "true";
        _cm.Run("run", "script", "try").Output.Should().Contain("::group::script::try\n").And.Contain("\n: :set-output").And.Contain("\n::endgroup::");
    }

    [Theory]
    [InlineData(0, "-Command", "Test-CmArtifact script try")]
    [InlineData(1, "-Command", "cm check script try")]
    [InlineData(1, "check", "script", "try")]
    [InlineData(1, "check", "script", "try", "--out=json")]
    public void On_an_agent_a_mistake_in_meta_is_an_issue_at_its_place(int code, params string[] command)
    {
        var meta = Directory.GetFiles(Path.Combine(_cm.Home, "repos", "local", "script", "try"), "_cm.*").Single();
        File.WriteAllText(meta, File.ReadAllText(meta).Replace("tags", "deafult_env: {}\ntags", StringComparison.Ordinal));
        _cm.Variables["TF_BUILD"] = "True";

        var ran = _cm.Run(command);

        ran.ExitCode.Should().Be(code);
        (ran.Output + ran.Errors).Should().MatchRegex($"##vso\\[task\\.logissue type=(warning|error);sourcepath={System.Text.RegularExpressions.Regex.Escape(meta)};linenumber=\\d+;columnnumber=1;code=unknown-key;\\].*deafult_env.*default_env");
    }

    [Theory]
    [InlineData(0, "-Command", "Test-CmCache")]
    [InlineData(1, "check", "cache")]
    public void On_an_agent_a_fault_of_the_cache_is_an_issue(int code, params string[] command)
    {
        _cm.Run("add", "cache", "half", "--tags=half").ExitCode.Should().Be(0);
        _cm.Variables["TF_BUILD"] = "True";

        var ran = _cm.Run(command);

        ran.ExitCode.Should().Be(code);
        ran.Output.Should().MatchRegex("##vso\\[task\\.logissue type=(warning|error);code=[a-z-]+;\\].*half\\)");
    }

    [Fact]
    public void On_a_runner_of_github_it_is_an_annotation()
    {
        var meta = Directory.GetFiles(Path.Combine(_cm.Home, "repos", "local", "script", "try"), "_cm.*").Single();
        File.WriteAllText(meta, File.ReadAllText(meta).Replace("tags", "deafult_env: {}\ntags", StringComparison.Ordinal));
        _cm.Variables["GITHUB_ACTIONS"] = "true";

        _cm.Run("check", "script", "try").Output.Should().MatchRegex("::(warning|error) title=unknown-key,file=[^,]+,line=\\d+,col=1::.*deafult_env");
    }

    [Fact]
    public void On_a_runner_of_github_a_matrix_is_an_output_of_the_step()
    {
        var outputs = Path.Combine(_cm.Home, "outputs of the step");
        File.WriteAllText(outputs, "other=1\n");
        _cm.Variables["GITHUB_ACTIONS"] = "true";
        _cm.Variables["GITHUB_OUTPUT"] = outputs;

        _cm.Run("-Command", "'try' | ConvertTo-CmMatrix -Variation a, b -SetVariable legs").Should().BeEquivalentTo(new { ExitCode = 0, Output = "" });

        File.ReadAllText(outputs).Should().Be("other=1\nlegs={\"include\":[{\"leg\":\"try_a\",\"script\":\"try\",\"variation\":\"a\"},{\"leg\":\"try_b\",\"script\":\"try\",\"variation\":\"b\"}]}\n");
    }

    [Fact]
    public void Without_a_file_for_outputs_it_is_an_error()
    {
        _cm.Variables["GITHUB_ACTIONS"] = "true";

        var ran = _cm.Run("-Command", "'try' | ConvertTo-CmMatrix -SetVariable legs");

        (ran.ExitCode, ran.Output + ran.Errors).Should().Match<(int Code, string Text)>(end => end.Code == 1 && end.Text.Contains("GITHUB_OUTPUT is not set to a file"));
    }

    [Fact]
    public void For_a_program_each_line_is_json()
    {
        _cm.Variables["CM_LOG_FORMAT"] = "json";
        var ran = _cm.Run("run", "script", "try");
        ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().AllSatisfy(line => JsonMeta.Parse(line, "a line").Should().BeOfType<MetaMap>());
    }

    [Fact]
    public void An_unknown_format_is_told()
    {
        _cm.Variables["CM_LOG_FORMAT"] = "azur";
        var ran = _cm.Run("version");
        ran.ExitCode.Should().Be(1);
        ran.Errors.Should().Contain("'azur' in CM_LOG_FORMAT is not a format").And.Contain("azure");
        _cm.Run("-Command", "Get-CmRepo").Errors.Should().Contain("'azur' in CM_LOG_FORMAT is not a format");
    }

    [Fact]
    public void On_an_agent_an_ambiguous_request_is_an_error_unless_the_first_is_asked_for()
    {
        _cm.Variables["TF_BUILD"] = "True";
        _cm.Run("add", "script", "try-too", "--tags=try,it").ExitCode.Should().Be(0);

        var ran = _cm.Run("run", "script", "--tags=try,it");

        ran.ExitCode.Should().Be(32);
        ran.Errors.Should().Contain("2 scripts fit the tags 'try,it'");
        _cm.Run("run", "script", "--tags=try,it", "--first").ExitCode.Should().Be(0);
    }
}
