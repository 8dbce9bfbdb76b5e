using AwesomeAssertions;
using CmPowerShell.Tests.Cli;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Hooks;

/// <summary>What cmdlets and programs do that a hook in PowerShell calls: they belong to the run of the hook.</summary>
public sealed class CmdletsInHookTests : IDisposable
{
    private readonly CmSession _session = new();

    public CmdletsInHookTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");
        Script("inner", "\"new_env_keys\": [\"CM_INNER\"],", run: "echo 'inside'; echo CM_INNER=$PWD > tmp-run-env.out");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_script_that_a_hook_runs_with_a_cmdlet_is_a_part_of_its_run()
    {
        Script("outer", "\"new_env_keys\": [\"CM_ANSWER\"],", "$result = Invoke-CmScript inner; $i.env.CM_ANSWER = $result.NewEnv.CM_INNER", "true");

        var ran = _session.Run("Invoke-CmScript outer -TimeoutSeconds 60");

        ran.Errors.Should().BeEmpty();
        ran.Warnings.Should().BeEmpty("nobody waits for itself");
        ran.Objects<CmScriptResult>().Single().NewEnv["CM_ANSWER"].Should().Be(_session.Folder);
        var run = _session.Run("Get-CmRun").Objects<CmRun>().Should().ContainSingle().Subject;
        File.ReadAllLines(run.LogPath).Should().ContainSingle(line => line.EndsWith("| inside", StringComparison.Ordinal));
        run.Scripts.Select(script => script.Name.Split(',')[0]).Should().Equal("outer", "inner");
    }

    [Fact]
    public void What_a_cmdlet_refuses_fails_the_hook_with_its_reason()
    {
        Script("outer", "", "Invoke-CmScript innner", "true");

        _session.Run("Invoke-CmScript outer").Errors.Should().ContainSingle().Which.ToString().Should().Contain("innner").And.Contain("customize.ps1");
    }

    [Fact]
    public void A_program_that_a_hook_starts_does_not_wait_for_its_run()
    {
        using var cm = new CmProgram();
        var repository = Path.Combine(_session.Repositories, "local");
        Script("outer", "", $"'{CmProgram.File.Replace("'", "''", StringComparison.Ordinal)}' | ForEach-Object {{ & $_ run script --tags=inner }}", "true");
        TestScripts.Write(Path.Combine(repository, "cmr.yaml"), "alias: team@hooks\nuid: 7a1c5e00000000f0\ngit: false\n");
        cm.Run("pull", "repo", "team@hooks", "--url=" + repository, "--copy").ExitCode.Should().Be(0);

        var result = cm.Run("run", "script", "--tags=outer", "--timeout=60");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain("inside");
        result.Errors.Should().NotContain("waits for");
    }

    private void Script(string name, string meta, string hook = "", string run = "")
    {
        var folder = TestScripts.AddScript(_session, name, name, meta);
        TestScripts.Write(Path.Combine(folder, "run.sh"), run + "\n");
        if (hook.Length > 0)
        {
            TestScripts.Write(Path.Combine(folder, "customize.ps1"), $"function preprocess($i) {{\n    {hook}\n    @{{ return = 0 }}\n}}\n");
        }
    }
}
