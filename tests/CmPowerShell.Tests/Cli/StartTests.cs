using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Tests.Cli;

public sealed class StartTests : IDisposable
{
    private readonly CmProgram _cm = new();
    private readonly string _log;

    public StartTests()
    {
        Assert.SkipWhen(CmProgram.IsNamed, "A published program is native: it compiles nothing while it runs.");

        // The runtime lists what it compiles. Without precompiled code that is everything that runs.
        _log = Path.Combine(_cm.WorkDirectory, "compiled.txt");
        _cm.Variables["DOTNET_ReadyToRun"] = "0";
        _cm.Variables["DOTNET_JitStdOutFile"] = _log;
        _cm.Variables["DOTNET_JitDisasmSummary"] = "1";
    }

    public void Dispose() => _cm.Dispose();

    [Theory]
    [InlineData("list", "repo")]
    [InlineData("find", "script")]
    [InlineData("help")]
    public void A_classic_command_starts_no_PowerShell(params string[] arguments)
    {
        _cm.Run(arguments).ExitCode.Should().Be(0);

        Compiled().Should().Contain("ClassicProgram").And.NotContain("System.Management.Automation");
    }

    [Fact]
    public void A_list_of_repositories_reads_no_index_and_no_git()
    {
        _cm.Run("list", "repo").ExitCode.Should().Be(0);

        Compiled().Should().NotContain("ArtifactIndex:").And.NotContain("LibGit2Sharp");
    }

    [Fact]
    public void A_pipeline_loads_no_PowerShell_into_the_program_itself()
    {
        _cm.UsePwsh("[ \"$1\" = --version ] && echo 'PowerShell 7.6.9'\nexit 0\n");

        _cm.Run("-Command", "1").ExitCode.Should().Be(0);

        Compiled().Should().Contain("PwshProcess").And.NotContain("System.Management.Automation");
    }

    private string Compiled() => File.ReadAllText(_log);
}
