using System.Diagnostics;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>The completion for zsh and fish.</summary>
public sealed class ShellCompletionTests : IDisposable
{
    private readonly CmProgram _cm = new();

    public ShellCompletionTests() => _cm.WithParts();

    public void Dispose() => _cm.Dispose();

    [Theory]
    [InlineData("zsh", "compdef _cm_complete cm")]
    [InlineData("fish", "complete -c cm -a '(__cm_complete)'")]
    public void There_is_a_script_for_a_shell(string shell, string registration)
    {
        var ran = _cm.Run("completion", shell);

        ran.ExitCode.Should().Be(0);
        ran.Output.Should().Contain(registration).And.Contain("complete core --out=con --meanings -- \"$line\"");
    }

    [Theory]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void The_shell_reads_its_script_without_an_error(string shell)
    {
        var program = new[] { "/usr/bin/", "/bin/", "/usr/local/bin/", "/opt/homebrew/bin/" }.Select(folder => folder + shell).FirstOrDefault(File.Exists);
        Assert.SkipUnless(program is not null, $"There is no {shell} on this machine.");
        var script = Path.Combine(_cm.WorkDirectory, "completion");
        File.WriteAllText(script, _cm.Run("completion", shell).Output);

        using var check = Process.Start(new ProcessStartInfo(program!, ["--no-execute", script]) { RedirectStandardError = true })!;
        check.StandardError.ReadToEnd().Should().BeEmpty();
        check.WaitForExit();
        check.ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_word_comes_with_its_meaning_behind_a_tab()
    {
        var lines = _cm.Run("complete", "core", "--out=con", "--meanings", "--", "cm pu").Output.Split('\n');

        lines.Should().Contain(line => line.StartsWith("pull\t", StringComparison.Ordinal) && line.Length > 10);
    }
}
