using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform.Shells;

/// <summary>What a POSIX shell on Windows gets to read. Where there is a bash it reads it here.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class WindowsPosixShellTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly WindowsPosixShell _bash = new("bash", [], new PosixPaths("/")) { OwnFolders = ["/usr/bin", "/bin"], Variable = name => name == "PATH" ? @"C:\Windows\System32;C:\Windows" : null };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Paths_are_written_for_the_shell() =>
        _bash.Variables([new("CM_FILE", @"C:\a b\it's.txt"), new("CM_FLAGS", @"/O2 C:\x")]).Should().Be("export CM_FILE='/c/a b/it'\\''s.txt'\nexport CM_FLAGS='/O2 C:\\x'\n");

    [Fact]
    public void Folders_that_a_run_adds_to_PATH_come_first_and_those_of_the_process_stay_behind_the_folders_of_the_shell() =>
        _bash.Variables([new("Path", @"C:\tools;C:\windows\System32;%X%\bin;;D:\more;C:\Windows")]).Should().Be("export PATH='/c/tools:/d/more'\":$PATH\"\n");

    [Fact]
    public void The_PATH_of_the_process_alone_is_left_to_the_shell() => _bash.Variables([new("Path", @"C:\Windows\System32;C:\Windows")]).Should().BeEmpty();

    [Fact]
    public void What_a_script_leaves_is_written_for_Windows() => _bash.FromScript("/c/tools/gcc").Should().Be(@"C:\tools\gcc");

    [Fact]
    public void WSL_inherits_secrets_by_their_names()
    {
        var wsl = new WindowsPosixShell("wsl.exe", ["-e", "bash"], new PosixPaths("/mnt/")) { PassedNames = "WSLENV" };
        using var secrets = new SecretScope();
        secrets.Know("CM_TOKEN", "a secret of this test");
        KeyValuePair<string, string>[] variables = [new("CM_TOKEN", "a secret of this test"), new("CM_OTHER", "1")];

        var process = wsl.OfProcess(variables, "run.sh").Single();

        process.Key.Should().Be("WSLENV");
        process.Value.Split(':').Should().Contain("CM_TOKEN").And.NotContain("CM_OTHER");
        wsl.Variables(variables).Should().NotContain("a secret of this test");
    }

    [Fact]
    public void A_script_runs_with_its_variables() =>
        Run("echo \"$CM_A|$CM_FILE|$(uname >/dev/null && echo found)|${PATH%%:/usr/bin*}\"\n").Should().Be("it's $1|/c/x y|found|/c/tools");

    [Fact]
    public void A_script_with_the_line_ends_of_Windows_runs() => Run("if [ 1 = 1 ]; then\r\n  echo \"$CM_A\"\r\nfi\r\n").Should().Be("it's $1");

    private string Run(string text)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test starts the bash of Linux or macOS; tests/CmPowerShell.Windows.Tests has those of Windows.");
        var script = Path.Combine(_folder.Path, "the script's run.sh");
        File.WriteAllText(script, text);
        var file = Path.Combine(_folder.Path, "tmp-run.sh");
        File.WriteAllText(file, _bash.Call([new("CM_A", "it's $1"), new("CM_FILE", @"C:\x y"), new("PATH", @"C:\tools;C:\Windows")], [], script));
        using var process = Process.Start(new ProcessStartInfo("bash", [file]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return output.TrimEnd();
    }
}
