using System.Diagnostics;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary><c>cm completion bash</c> in a real bash: what the Tab key would put into the line.</summary>
public sealed class BashCompletionTests : IDisposable
{
    // The Tab key needs a terminal; this calls the function as bash does then.
    private const string AsTheTabKeyDoes = """
        source <("$CM" completion bash)
        COMP_LINE=$LINE; COMP_POINT=${#LINE}
        compopt() { echo "compopt $*"; }
        _cm_complete "$CM"
        printf '%s\n' "${COMPREPLY[@]}"
        complete -p cm
        """;

    private readonly CmProgram _cm = new();

    public BashCompletionTests()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash on this machine.");
        _cm.WithParts();
    }

    public void Dispose() => _cm.Dispose();

    [Theory]
    [InlineData("cm pu", "pull")]
    [InlineData("cm where repo te", "team", false)]
    [InlineData("cm where repo team@pa", "parts")]
    [InlineData("cm ", "find")]
    [InlineData("cm find ", "ic")]
    [InlineData("cm find ic --ta", "--tags", true, true)]
    [InlineData("cm find ic --tags=twi", "twin", true, true)]
    [InlineData("cm cp ic x loc", "local:", true, true)]
    public void A_word_goes_on(string line, string expected, bool isWhole = true, bool staysOpen = false)
    {
        var lines = Complete(line);

        lines.Should().Contain(word => isWhole ? word == expected : word.StartsWith(expected, StringComparison.Ordinal));
        lines.Contains("compopt -o nospace").Should().Be(staysOpen);
        lines.Should().Contain("complete -o default -F _cm_complete cm");
    }

    [Fact]
    public void A_name_with_signs_of_the_shell_comes_quoted_and_runs_nothing()
    {
        var mark = Path.Combine(_cm.WorkDirectory, "ran");
        _cm.Run("add", "ic", "it's $(touch ran) x").ExitCode.Should().Be(0);

        Complete("cm find ic it").Should().Contain("it\\'s\\ \\$\\(touch\\ ran\\)\\ x");

        File.Exists(mark).Should().BeFalse();
    }

    [Fact]
    public void A_line_that_cannot_be_completed_gives_nothing_and_says_nothing() => Complete("cm find no-such-automation x").Should().Equal("", "complete -o default -F _cm_complete cm");

    private string[] Complete(string line)
    {
        var start = new ProcessStartInfo("/bin/bash", ["--norc", "--noprofile", "-c", AsTheTabKeyDoes])
        {
            WorkingDirectory = _cm.WorkDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CM"] = CmProgram.File;
        start.Environment["LINE"] = line;
        start.Environment["CM_REPOS"] = _cm.Home;
        start.Environment["TF_BUILD"] = "True"; // the words are for the shell, independent of other readers
        using var bash = Process.Start(start)!;
        var errors = bash.StandardError.ReadToEndAsync();
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        errors.Result.Should().BeEmpty();
        return output.TrimEnd('\n').Split('\n');
    }
}
