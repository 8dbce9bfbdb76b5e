using AwesomeAssertions;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>
/// <c>cm -Command</c> and <c>cm -File</c> do the same in an installed pwsh as in the companion program. The pwsh is the one that <c>CM_TEST_PWSH</c> names, or else that of <c>PATH</c>.
/// </summary>
public sealed class SameInPwshTests : IDisposable
{
    private static readonly string? Pwsh = Environment.GetEnvironmentVariable("CM_TEST_PWSH") is { Length: > 0 } named ? named : ProgramPath.Find("pwsh");
    private readonly CmProgram _cm = new();

    public void Dispose() => _cm.Dispose();

    [Theory]
    [InlineData("Get-CmScript | Select-Object Name")]
    [InlineData("Get-CmScript | Format-List Name, Tags; exit 3")]
    [InlineData("Get-CmScript detect-* | Format-Table -AutoSize")]
    [InlineData("'x' * 300; [pscustomobject]@{ Long = 'y' * 300 }")]
    [InlineData("Get-CmScript nosuch; 'next'")]
    [InlineData("Get-CmScript detect-host\nGet-CmScript nosuch\n1/0")]
    [InlineData("Write-Warning w; Write-Verbose v -Verbose; Write-Error e; throw 't'")]
    [InlineData("@(1,2")]
    [InlineData("$PSStyle.OutputRendering; $Host.UI.RawUI.BufferSize.Width; $ErrorView; [cultureinfo]::CurrentCulture.Name; $Host.Name")]
    [InlineData("Invoke-CmScript detect-host -Quiet | ForEach-Object ExitCode")]
    [InlineData("Read-Host; $input")]
    public void A_pipeline(string command) => Same("-Command", command);

    [Fact]
    public void A_script_with_its_arguments()
    {
        var script = Path.Combine(_cm.WorkDirectory, "all.ps1");
        File.WriteAllText(script, "param([string]$Name, [switch]$Flag, [int]$Number)\n\"$Name $Flag $Number $($args.Count)\"\nGet-Item nosuch\nWrite-Error e\nexit $Number\n");

        Same("-File", script, "-Name", "a b", "-Flag:$false", "-Number", "7");
        Same("-File", script, "-Number", "many");
        Same("-File", script, "-NoSuch", "1");
    }

    [Fact]
    public void The_pwsh_that_is_named_is_the_one_that_runs()
    {
        NeedPwsh();
        var companion = _cm.Run("-Command", "$PSHOME");
        _cm.Variables["CM_PWSH"] = Pwsh;

        _cm.Run("-Command", "$PSHOME").Output.Trim().Should().NotBeEmpty().And.NotBe(companion.Output.Trim(), "otherwise these tests compare the companion program with itself");
    }

    private static void NeedPwsh() => Assert.SkipWhen(Pwsh is null, "No pwsh is installed: put one on PATH, or name it in CM_TEST_PWSH.");

    private void Same(params string[] arguments)
    {
        NeedPwsh();
        var companion = _cm.RunWithInput("answer\n", arguments);
        _cm.Variables["CM_PWSH"] = Pwsh;

        _cm.RunWithInput("answer\n", arguments).Should().Be(companion);
    }
}
