using System.Diagnostics;
using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Samples;

/// <summary>The samples run as they are, and the documentation shows them as they are.</summary>
public sealed partial class SampleTests
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "samples");

    [Theory]
    [InlineData("reuse-a-result.ps1", "first run from the cache: False", "second run from the cache: True", "compiler found: True")]
    [InlineData("write-a-script.ps1", "mistakes in the meta: 0", "ran say-hello", "test: Passed")]
    [InlineData("plan-a-run.ps1", "benchmark-c-example", "  detect-host", "  detect-processor", "  build-c-example", "    find-c-compiler")]
    [InlineData("keep-the-cache-small.ps1", "made by find-c-compiler", "kept: find-c-compiler", "would remove: 0")]
    [InlineData("share-results.ps1", "one: from another machine: False, made", "two: from another machine: True, made")]
    [InlineData("lock-a-run.ps1", "differences: 0", "ran find-c-compiler", "refused: LockStale")]
    [InlineData("measure-points.ps1", "measured: 3 points", "results with SIZE=4: 4", "compared: time_wall_seconds in s, 4 with 4 values")]
    [InlineData("bundle-a-run.ps1", "locked: find-c-compiler", "packed: run.cmbundle", "repeated find-c-compiler")]
    public void A_sample_in_PowerShell_prints_what_it_promises(string sample, params string[] lines)
    {
        using var session = new CmSession();

        var ran = session.Run(File.ReadAllText(Path.Combine(Folder, sample)));

        ran.Errors.Should().BeEmpty();
        ran.Output.Select(item => item.BaseObject).OfType<string>().Should().Equal(lines);
    }

    [Fact]
    public async Task The_sample_of_the_command_line_runs_in_a_shell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Runs a POSIX shell.");
        using var scratch = new ScratchFolder("sample");
        var start = new ProcessStartInfo("sh", ["-e", Path.Combine(Folder, "classic.sh")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = scratch.Path,
            Environment = { ["CM_REPOS"] = scratch.At("home"), ["PATH"] = AppContext.BaseDirectory + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") },
        };

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(0, output);
        output.Should().Contain("detect-host").And.Contain("\"CM_HOST_OS_TYPE\"");
    }

    [Fact]
    public void The_documentation_shows_each_sample_as_it_is()
    {
        var shown = Directory.GetFiles(Path.Combine(Checkout.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .SelectMany(page => Included().Matches(File.ReadAllText(page)))
            .Select(match => (File: match.Groups["file"].Value, Text: match.Groups["text"].Value.ReplaceLineEndings("\n")))
            .ToList();

        shown.Select(sample => sample.File).Distinct().Should().BeEquivalentTo(Scripts());
        shown.Should().AllSatisfy(sample => sample.Text.Should().Be(File.ReadAllText(Path.Combine(Folder, sample.File)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void The_list_of_samples_names_each_of_them() =>
        Row().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))).Select(row => row.Groups[1].Value).Should().BeEquivalentTo(Scripts());

    private static IEnumerable<string> Scripts() =>
        Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).Where(name => !name.EndsWith(".md", StringComparison.Ordinal));

    [GeneratedRegex(@"<!-- sample: (?<file>\S+) -->\r?\n```\w+\r?\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Included();

    [GeneratedRegex(@"^\| \[[^\]]+\]\(([^)]+)\) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
