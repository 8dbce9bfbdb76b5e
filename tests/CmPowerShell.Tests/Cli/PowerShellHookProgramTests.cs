using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>Hooks in PowerShell in the program, which has no PowerShell in itself: they run in a process of cm-pwsh.</summary>
public sealed class PowerShellHookProgramTests : IDisposable
{
    private readonly CmProgram _cm = new();

    public PowerShellHookProgramTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void A_hook_changes_the_environment_and_prints()
    {
        Script("greet", """
            function preprocess($i) {
                Write-Host 'from the host'
                [Console]::WriteLine('from the console')
                $i.env.CM_GREETING = "hello $($i.env.CM_NAME)"
                @{ return = 0 }
            }
            """, "echo \"$CM_GREETING\"");

        var result = _cm.Run("run", "script", "--tags=greet", "--env.CM_NAME=Ada");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain("from the host").And.Contain("from the console").And.Contain("hello Ada");
    }

    [Fact]
    public void Several_hooks_share_one_process()
    {
        Script("first", "function preprocess($i) { \"process $PID\"; @{ return = 0 } }\nfunction postprocess($i) { \"process $PID\"; @{ return = 0 } }", "true");
        Script("second", "function preprocess($i) { \"process $PID\"; @{ return = 0 } }", "true", "\"deps\": [{\"tags\": \"first\"}],");

        var result = _cm.Run("run", "script", "--tags=second");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Split('\n').Where(line => line.StartsWith("process ", StringComparison.Ordinal)).Should().HaveCount(3)
            .And.Subject.Distinct().Should().ContainSingle();
    }

    [Fact]
    public void What_a_hook_throws_names_the_line()
    {
        Script("broken", "function preprocess($i) {\n    throw 'no such model'\n}", "true");

        var result = _cm.Run("run", "script", "--tags=broken");

        result.ExitCode.Should().Be(1);
        result.Errors.Should().Contain("no such model").And.Contain("customize.ps1:2");
    }

    [Fact]
    public void A_hook_that_ends_its_process_is_an_error()
    {
        Script("gone", "function preprocess($i) { [Environment]::Exit(7) }", "true");

        var result = _cm.Run("run", "script", "--tags=gone");

        result.ExitCode.Should().Be(1);
        result.Errors.Should().Contain("ended its PowerShell process (exit code 7)");
    }

    [Fact]
    public void A_cmdlet_in_a_hook_runs_a_script_without_waiting_for_the_run()
    {
        Script("inner", "", "echo inside; echo CM_INNER=$PWD > tmp-run-env.out", "\"new_env_keys\": [\"CM_INNER\"],");
        Script("outer", "function preprocess($i) { $result = Invoke-CmScript inner; $i.env.CM_ANSWER = $result.NewEnv.CM_INNER; @{ return = 0 } }", "echo \"answer $CM_ANSWER\"");

        var result = _cm.Run("run", "script", "--tags=outer", "--timeout=60");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain("inside").And.Contain("answer /");
        result.Errors.Should().NotContain("waits for");
    }

    [Fact]
    public void A_hook_asks_the_person()
    {
        Script("ask", "function preprocess($i) { $name = Read-Host 'Name'; \"asked $name\"; @{ return = 0 } }", "true");

        _cm.RunWithInput("Grace\n", "run", "script", "--tags=ask").Output.Should().Contain("asked Grace");
    }

    [Fact]
    public void Without_PowerShell_a_hook_is_an_error_that_says_so()
    {
        _cm.UsePwsh("echo PowerShell 7.4.0\n[ \"$1\" = --version ] || exit 3");
        Script("greet", "function preprocess($i) { @{ return = 0 } }", "true");

        var result = _cm.Run("run", "script", "--tags=greet");

        result.ExitCode.Should().Be(1);
        result.Errors.Should().Contain("has hooks in PowerShell (customize.ps1)").And.Contain("Install PowerShell 7.4 or newer");
    }

    private void Script(string name, string hook, string run, string meta = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(_cm.Home, "repos", "local", "script", name)).FullName;
        var repository = Path.Combine(_cm.Home, "repos", "local", "cmr.yaml");
        if (!File.Exists(repository))
        {
            File.WriteAllText(repository, "alias: local\nuid: 9a3280b14a4285c9\ngit: false\n");
        }

        var uid = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))[..16].ToLowerInvariant();
        File.WriteAllText(
            Path.Combine(folder, "_cm.json"),
            $$"""{"alias": "{{name}}", "uid": "{{uid}}", "automation_alias": "script", "automation_uid": "5b4e0237da074764", {{meta}} "tags": ["{{name}}"]}""");
        File.WriteAllText(Path.Combine(folder, "run.sh"), run + "\n");
        if (hook.Length > 0)
        {
            File.WriteAllText(Path.Combine(folder, "customize.ps1"), hook + "\n");
        }
    }
}
