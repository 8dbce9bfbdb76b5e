using Xunit;

namespace CmPowerShell.Windows.Tests;

/// <summary>PowerShell for Windows with the module, as <c>cm -Command</c> and <c>cm -File</c> start it.</summary>
public sealed class PowerShellTests : IDisposable
{
    // One start takes seconds, so that one session makes all checks, each under a name.
    private const string Session = """
        $found = [ordered]@{}
        $found.edition = $PSVersionTable.PSEdition
        $found.platform = $IsWindows
        $found.policy = "$(Get-ExecutionPolicy)"
        $found.cmdlets = @(Get-Command -Module CmPowerShell -CommandType Cmdlet).Count
        $found.help = (Get-Help Invoke-CmScript).Synopsis
        $found.repositories = @(Get-CmRepo | ForEach-Object Name)
        $found.script = (Get-CmScript greet).Alias
        $found.run = (Invoke-CmScript greet -Env @{ V_IN = "it's more" }).NewEnv.V_OUT
        $found.view = (Get-CmScript greet | Format-Table | Out-String -Width 120)
        $text = 'Get-CmScript gre'
        $found.completion = @((TabExpansion2 $text $text.Length).CompletionMatches.CompletionText)
        try { Invoke-CmScript nothing-has-this -ErrorAction Stop } catch { $found.error = $_.FullyQualifiedErrorId }
        $found.artifact = (New-CmArtifact script made | Get-CmArtifact).Path
        Remove-CmArtifact script made -Confirm:$false
        $found.removed = $null -eq (Get-CmArtifact script made -ErrorAction Ignore)
        $module = (Get-Module CmPowerShell).Path
        $job = Start-Job { param($module) Import-Module $module; (Get-CmScript greet).Alias } -ArgumentList $module
        $found.job = "$($job | Wait-Job -Timeout 120 | Receive-Job 2>&1)"
        [IO.File]::WriteAllText($args[0], (ConvertTo-Json $found -Depth 4))
        """;

    private readonly WindowsHome _cm = new();

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void A_session_finds_runs_completes_shows_and_starts_jobs()
    {
        _cm.WithScript("greet", "@echo off\necho V_OUT=got %V_IN%>tmp-run-env.out", "new_env_keys: [ V_OUT ]");

        var found = _cm.RunPowerShell(Session);

        Text("edition").Should().Be("Core");
        found.GetProperty("platform").GetBoolean().Should().BeTrue();
        Text("policy").Should().Be("RemoteSigned");
        found.GetProperty("cmdlets").GetInt32().Should().BeGreaterThan(40);
        Text("help").Should().Contain("Runs");
        found.GetProperty("repositories").EnumerateArray().Select(item => item.GetString()).Should().Contain(["local", "internal"]);
        Text("script").Should().Be("greet");
        Text("run").Should().Be("got it's more");
        Text("view").Should().Contain("greet");
        found.GetProperty("completion").EnumerateArray().Select(item => item.GetString()).Should().Equal("greet");
        Text("error").Should().StartWith("ScriptNotFound");
        Text("artifact").Should().EndWith(@"\repos\local\script\made");
        found.GetProperty("removed").GetBoolean().Should().BeTrue();
        Text("job").Should().Be("greet");
        string? Text(string name) => found.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    [Fact]
    public void The_exit_code_of_a_command_is_that_of_the_program()
    {
        _cm.RunInConsole("-Command", "exit 300").ExitCode.Should().Be(OperatingSystem.IsWindows() ? 300 : 300 % 256, "a program of Wine ends as one of the machine around it");
        _cm.RunInConsole("-Command", "Get-CmScript nothing-has-this -ErrorAction Stop").ExitCode.Should().NotBe(0);
    }
}
