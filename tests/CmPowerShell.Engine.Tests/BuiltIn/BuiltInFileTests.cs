using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.BuiltIn;

/// <summary>Rules for the texts, above all for those that cannot run on every machine that tests.</summary>
public sealed class BuiltInFileTests
{
    public static TheoryData<string> BatchFiles => [.. Names("run.bat")];

    public static TheoryData<string> ShellScripts => [.. Names("run.sh")];

    [Fact]
    public void Each_script_runs_on_Unix_and_on_Windows() =>
        BuiltInRepository.Scripts.Should().AllSatisfy(script =>
        {
            File.Exists(Path.Combine(script.Folder, "run.sh")).Should().BeTrue(script.Name);
            File.Exists(Path.Combine(script.Folder, "run.bat")).Should().BeTrue(script.Name);
        });

    [Theory]
    [MemberData(nameof(BatchFiles))]
    public void A_batch_file_has_the_line_ends_that_labels_need_and_stays_quiet(string name)
    {
        var text = Read(name);

        text.Should().StartWith("@echo off\r\nrem ").And.EndWith("\r\n");
        text.Replace("\r\n", "", StringComparison.Ordinal).Should().NotContainAny("\r", "\n");
    }

    [Theory]
    [MemberData(nameof(BatchFiles))]
    public void A_batch_file_sets_variables_only_for_itself_and_quotes_the_assignment(string name)
    {
        var lines = Lines(name).Where(line => !line.StartsWith("rem ", StringComparison.Ordinal)).ToList();

        foreach (var assignment in lines.Where(line => line.Contains("set ", StringComparison.Ordinal) && line.Contains('=', StringComparison.Ordinal)))
        {
            assignment.Should().MatchRegex("""\bset (/a )?"\w+=[^"]*"( 2> nul)?$""");
            lines.Should().Contain("setlocal EnableExtensions DisableDelayedExpansion", name);
        }
    }

    [Theory]
    [MemberData(nameof(BatchFiles))]
    public void A_batch_file_never_prints_a_value_with_echo_since_the_value_would_be_read_as_commands(string name) =>
        Lines(name).Where(line => line.Contains("echo ", StringComparison.Ordinal) && !line.StartsWith('@')).Should().AllSatisfy(line => line.Should().NotMatchRegex(@"%\w+%"));

    [Theory]
    [MemberData(nameof(BatchFiles))]
    public void A_batch_file_ends_with_an_exit_code_of_its_own(string name) =>
        Lines(name)[^1].Should().StartWith("exit /b ");

    [Theory]
    [MemberData(nameof(ShellScripts))]
    public void A_shell_script_has_Unix_line_ends_and_a_first_line(string name) =>
        Read(name).Should().StartWith("#!/bin/bash\n").And.EndWith("\n").And.NotContain("\r");

    [Theory]
    [MemberData(nameof(ShellScripts))]
    public void A_shell_script_uses_nothing_that_older_shells_lack(string name) =>
        Read(name).Should().NotContainAny("[[", "declare ", "local ", "mapfile", "<<<", "function ", "&>", "^^}", ",,}", "$RANDOM", "echo -e", "echo -n");

    [Fact]
    public void PowerShell_files_use_no_syntax_that_Windows_PowerShell_lacks() =>
        BuiltInRepository.Files("*.ps1").Select(File.ReadAllText).Should().HaveCount(3)
            .And.AllSatisfy(text => text.Should().NotContainAny("??", "?.", " ? ", "&& ", "|| ", "-Parallel", "\r"));

    // A machine may have no module of PowerShell at all, and then only these commands.
    [Fact]
    public void A_hook_uses_only_the_language_and_DotNet()
    {
        var hook = Assert.Single(BuiltInRepository.Files("customize.ps1"));
        string[] own = ["Measure-Figure", "Read-Figure"];

        System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(hook), @"\b[A-Z][a-z]+-[A-Z]\w+")
            .Select(match => match.Value).Distinct().Should().BeEquivalentTo(own);
    }

    private static IEnumerable<string> Names(string file) =>
        BuiltInRepository.Files(file).Select(path => Path.GetRelativePath(BuiltInRepository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static string Read(string name) => File.ReadAllText(Path.Combine(BuiltInRepository.Root, name));

    private static string[] Lines(string name) => Read(name).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
