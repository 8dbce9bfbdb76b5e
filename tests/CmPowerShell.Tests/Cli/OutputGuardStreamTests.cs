using System.Text.Json.Nodes;
using AwesomeAssertions;
using CmPowerShell.TestSupport.BuildServices;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>
/// A repository whose names, meta, scripts and hooks try to command the build service, and every stream that contains them: output and errors of scripts, errors, warnings,
/// verbose and information records, and objects as tables, lists and JSON.
/// </summary>
public sealed class OutputGuardStreamTests : IDisposable
{
    private static readonly string[] OfAgent = ["task.logissue", "task.logdetail", "task.setprogress", "task.setsecret"];
    private static readonly string[] OfRunner = ["error", "warning", "group", "endgroup", "add-mask"];
    private readonly CmProgram _cm = new();

    public OutputGuardStreamTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script of the test is for a POSIX shell.");
        _cm.Run("add", "script", "try", "--tags=try,it").ExitCode.Should().Be(0);
        var attacks = string.Join("\n", Attacks.All);
        File.WriteAllText(At("attacks.txt"), attacks + "\n");
        File.WriteAllText(At("_cm.json"), new JsonObject
        {
            ["alias"] = "try",
            ["uid"] = "00c4ec6a0d01e0aa",
            ["automation_alias"] = "script",
            ["automation_uid"] = "5b4e0237da074764",
            ["name"] = Attacks.All[0],
            ["tags"] = new JsonArray("try", "it", "##vso[task.prependpath]evil", "::set-output name=evil::x"),
            ["default_env"] = new JsonObject { ["CM_ATTACK"] = attacks.Replace("\0", "", StringComparison.Ordinal) },
            ["new_env_keys"] = new JsonArray("CM_ATTACK*"),
            ["new_state_keys"] = new JsonArray("attack"),
            ["default_version"] = "##vso[task.complete result=Succeeded;]",
        }.ToJsonString());
        Directory.GetFiles(At(""), "_cm.yaml").ToList().ForEach(File.Delete);
        File.WriteAllText(At("run.sh"), "cat \"$CM_TMP_CURRENT_SCRIPT_PATH/attacks.txt\"; cat \"$CM_TMP_CURRENT_SCRIPT_PATH/attacks.txt\" >&2\nexit ${CODE:-0}\n");
        File.WriteAllText(At("customize.py"), "import os\n\ndef preprocess(i):\n    if i['env'].get('HOOK'):\n        raise RuntimeError(open(os.path.join(os.path.dirname(__file__), 'attacks.txt')).read())\n    return {'return': 0}\n");
    }

    public void Dispose() => _cm.Dispose();

    [Theory]
    [InlineData("run", "script", "try", "-v")]
    [InlineData("run", "script", "try", "--out=json")]
    [InlineData("run", "script", "try", "--env.CODE=7")]
    [InlineData("run", "script", "try", "--env.CODE=7", "--out=json")]
    [InlineData("run", "script", "try", "--env.HOOK=yes", "-v")]
    [InlineData("find", "script", "try")]
    [InlineData("load", "script", "try")]
    [InlineData("show", "script", "try")]
    [InlineData("check", "script", "try")]
    [InlineData("run", "script", "##vso[task.prependpath]evil")]
    [InlineData("run", "script", "--tags=::set-output name=evil::x")]
    [InlineData("##vso[task.prependpath]", "::set-output name=evil::x")]
    [InlineData("-Command", "Invoke-CmScript try -Verbose")]
    [InlineData("-Command", "Invoke-CmScript try -Env @{ CODE = 7 }")]
    [InlineData("-Command", "$ErrorActionPreference = 'Stop'; Invoke-CmScript try -Env @{ CODE = 7 }")]
    [InlineData("-Command", "Invoke-CmScript try -Env @{ HOOK = 'yes' }")]
    [InlineData("-Command", "Invoke-CmScript try -Env @{ CODE = 7 } -ErrorAction SilentlyContinue; $Error[0].Exception.Message; $Error[0].Exception.Error")]
    [InlineData("-Command", "$r = Invoke-CmScript try; $r.NewEnv; $r.NewEnv.CM_ATTACK; $r.Env; $r.Version; $r.AskedTags; $r.Script.Tags; $r.Script.Meta")]
    [InlineData("-Command", "Get-CmScript try; (Get-CmScript try).Tags; Get-CmScript try -Detailed")]
    [InlineData("-Command", "Get-CmArtifact script; (Get-CmArtifact script).Meta")]
    [InlineData("-Command", "Invoke-CmScript try -WhatIf -Tags '##vso[task.prependpath]evil'")]
    [InlineData("-Command", "Get-CmScript '##vso[task.prependpath]evil', '::set-output name=evil::x'")]
    [InlineData("-Command", "Test-CmArtifact script")]
    [InlineData("-Command", "cm load script try")]
    [InlineData("-Command", "Invoke-CmScript try -Env @{ CODE = 7 } -ErrorAction SilentlyContinue; Get-CmRun; (Get-CmRun -Last).LastLines; (Get-CmRun -Last).ErrorMessage; (Get-CmRun -Last).Record")]
    public void Nothing_of_it_commands_the_agent_or_the_runner(params string[] command)
    {
        _cm.Variables["TF_BUILD"] = "True";
        AgentReader.ReadAll(Output(command)).Select(read => read.Name).Should().BeSubsetOf(OfAgent);

        _cm.Variables["TF_BUILD"] = null;
        _cm.Variables["GITHUB_ACTIONS"] = "true";
        RunnerReader.ReadAll(Output(command)).Select(read => read.Name).Should().BeSubsetOf(OfRunner);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void Another_form_of_the_log_commands_nothing_either(string format)
    {
        _cm.Variables["TF_BUILD"] = "True";
        _cm.Variables["CM_LOG_FORMAT"] = format;

        AgentReader.ReadAll(Output(["run", "script", "try"])).Should().BeEmpty();
    }

    [Fact]
    public void A_cmdlet_takes_the_true_value_of_an_object_that_is_shown_without_commands()
    {
        var file = Path.Combine(_cm.Home, "env.json");
        _cm.Variables["TF_BUILD"] = "True";

        _cm.Run("-Command", $"Invoke-CmScript try | Export-CmEnvironment -As Json -Path '{file.Replace("'", "''", StringComparison.Ordinal)}'").ExitCode.Should().Be(0);

        JsonNode.Parse(File.ReadAllText(file))!["CM_ATTACK"]!.GetValue<string>().Should().StartWith(Attacks.All[0]);
    }

    [Fact]
    public void An_error_is_in_the_log_once()
    {
        _cm.Variables["TF_BUILD"] = "True";

        var log = string.Concat(Output(["-Command", "Invoke-CmScript try -Env @{ CODE = 7 }"]));

        log.Split("exit code 7").Length.Should().Be(2, log);
    }

    [Fact]
    public void A_hostile_error_is_caught_by_its_type()
    {
        _cm.Variables["TF_BUILD"] = "True";
        const string Script = "try { Invoke-CmScript try -Env @{ HOOK = 'yes' } -ErrorAction Stop } catch [CmPowerShell.CmCommandException] { \"caught $($_.Exception.ErrorId)\" }";

        string.Concat(Output(["-Command", Script])).Should().Contain("caught HookFailed");
    }

    private string At(string name) => Path.Combine(_cm.Home, "repos", "local", "script", "try", name);

    private string[] Output(string[] command)
    {
        var ran = _cm.Run(command);
        return [ran.Output, ran.Errors];
    }
}
