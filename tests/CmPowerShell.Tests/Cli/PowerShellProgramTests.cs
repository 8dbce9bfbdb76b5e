using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Tests.Cli;

public sealed class PowerShellProgramTests : IDisposable
{
    private readonly CmProgram _cm = new();

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void A_pipeline_runs_with_the_module_loaded() =>
        _cm.WithParts().Run("-Command", "Get-CmArtifact ic | Where-Object Tags -Contains twin | ForEach-Object Name").Output.Should().Be("twin-one\ntwin-two\n");

    [Theory]
    [InlineData("1", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("throw 'x'", 1)]
    [InlineData("Get-CmArtifact ic nosuch -ErrorAction Stop", 1)]
    [InlineData("Get-NoSuchCommand", 1)]
    [InlineData("Get-NoSuchCommand; 'fine'", 0)]
    [InlineData("@(1,2", 1)]
    [InlineData("-1 + 3", 0)]
    public void The_exit_code_tells_whether_it_succeeded(string command, int exitCode) => _cm.Run("-Command", command).ExitCode.Should().Be(exitCode);

    [Fact]
    public void The_exit_code_of_a_native_program_passes_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses a POSIX shell.");
        _cm.Run("-Command", "sh -c 'exit 5'").ExitCode.Should().Be(5);
    }

    [Theory]
    [InlineData("3, 1, 2 | Sort-Object | Select-Object -First 1", "1")]
    [InlineData("@{ a = 1 } | ConvertTo-Json -Compress", "{\"a\":1}")]
    [InlineData("Start-Job { 6 * 7 } | Receive-Job -Wait", "42")]
    [InlineData("Add-Type 'public static class Two { public const int Value = 2; }'; [Two]::Value", "2")]
    public void The_companion_has_the_commands_of_PowerShell(string command, string output) => _cm.Run("-Command", command).Output.Should().Be(output + "\n");

    [Theory]
    [InlineData("Get-CmScript | Select-Object Name")]
    [InlineData("Get-CmScript | Select-Object Name; exit 0")]
    [InlineData("& { Get-CmScript | Select-Object Name; exit 0 }")]
    public void No_row_is_lost_at_the_end(string command) => _cm.Run("-Command", command).Output.Should().Contain("detect-host").And.Contain("find-python");

    [Theory]
    [InlineData("Write-Error oh", "Write-Error: oh\n")]
    [InlineData("1\nnosuch-command", "   2 |  nosuch-command")]
    [InlineData("throw 'oh'", "Exception: oh\n")]
    [InlineData("1\n@(1,2", "Line 2, column 5: Missing closing ')' in subexpression.\n")]
    public void A_position_is_one_in_the_text_that_was_given(string command, string shown) =>
        _cm.Run("-Command", command).Errors.Should().Contain(shown).And.NotContain("start.ps1");

    [Fact]
    public void A_position_in_a_script_is_one_in_its_file()
    {
        var script = Path.Combine(_cm.WorkDirectory, "failing.ps1");
        File.WriteAllText(script, "'fine'\nGet-Item nosuch\n");

        _cm.Run("-File", script).Errors.Should().Contain("failing.ps1:2").And.NotContain("start.ps1");
    }

    [Fact]
    public void Errors_go_to_standard_error_without_colours()
    {
        var result = _cm.Run("-Command", "'out'; Get-NoSuchCommand");

        result.Output.Should().Be("out\n");
        result.Errors.Should().Contain("Get-NoSuchCommand").And.NotContain("\u001b[");
    }

    [Fact]
    public void A_script_gets_its_arguments_as_they_are()
    {
        var script = Path.Combine(_cm.WorkDirectory, "a script.ps1");
        File.WriteAllText(script, "param([string]$Name, [switch]$Flag, [int]$Number)\n\"[$Name] $Flag $Number\"\nexit $Number\n");

        var result = _cm.Run("-File", script, "-Name", "it's \"$(id)\" `x", "-Flag", "-Number:9");

        result.Output.Should().Be("[it's \"$(id)\" `x] True 9\n");
        result.ExitCode.Should().Be(9);
        _cm.Run("-File", script, "two\nlines", "-Flag:$false", "3").Output.Should().Be("[two\nlines] False 3\n");
    }

    [Theory]
    [InlineData("exit 9", 9)]
    [InlineData("sh -c 'exit 5'; 'went on'", 0)]
    [InlineData("Get-Item nosuch", 0)]
    [InlineData("throw 'oh'", 1)]
    public void The_exit_code_of_a_script_is_that_of_pwsh(string content, int exitCode)
    {
        var script = Path.Combine(_cm.WorkDirectory, "ending.ps1");
        File.WriteAllText(script, content);

        _cm.Run("-File", script).ExitCode.Should().Be(exitCode);
    }

    [Fact]
    public void A_request_sees_nothing_of_how_it_came() => _cm.Run("-Command", "(Get-ChildItem env:CM_START_*).Count").Output.Should().Be("0\n");

    [Fact]
    public void A_script_that_is_not_there_is_an_error() => _cm.Run("-File", "nosuch.ps1").ExitCode.Should().Be(16);

    [Fact]
    public void An_installed_pwsh_gets_the_request_in_variables_and_arguments()
    {
        _cm.UsePwsh("[ \"$1\" = --version ] && echo 'PowerShell 7.5.0-rc.1' && exit 0\nprintf '%s|' \"$@\"\necho\necho \"$CM_START_COMMAND\"\nexit 6\n");

        var result = _cm.Run("-Command", "Get-CmRepo | Select-Object -First 1 # $(id)");

        result.ExitCode.Should().Be(6);
        result.Output.Split('\n')[0].Should().StartWith("-NoLogo|-NoProfile|-File|").And.EndWith("start.ps1|");
        result.Output.Split('\n')[1].Should().Be("Get-CmRepo | Select-Object -First 1 # $(id)");
    }

    [Fact]
    public void An_older_pwsh_is_passed_over()
    {
        _cm.UsePwsh("echo 'PowerShell 7.2.24'\nexit 6\n");

        _cm.Run("-Command", "'companion'").Output.Should().Be("companion\n");
    }

    [Fact]
    public void A_question_is_answered_on_standard_input() =>
        _cm.WithParts().RunWithInput("n\n", "-Command", "Uninstall-CmRepo team@parts -Confirm; (Get-CmRepo team@parts).Name").Output.Should().EndWith("team@parts\n");
}
