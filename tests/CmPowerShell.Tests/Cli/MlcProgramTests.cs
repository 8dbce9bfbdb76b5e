using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using CmPowerShell.Tests.Hosting;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>The program under the names of mlcflow: a link decides about the command line.</summary>
public sealed partial class MlcProgramTests : IDisposable
{
    private readonly ScratchFolder _folder = new("a home of mlcflow");

    public MlcProgramTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "A program that is not native sees the name of a link on Linux only.");

    private string Home => _folder.At("MLC", "repos");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_home_is_that_of_mlcflow()
    {
        Run("mlc", "reindex").ExitCode.Should().Be(0);
        var made = Run("mlc", "add", "repo", "me@mine");

        made.ExitCode.Should().Be(0, made.Errors);
        File.Exists(Path.Combine(Home, "repos.json")).Should().BeTrue();
        File.Exists(Path.Combine(Home, "me@mine", "meta.yaml")).Should().BeTrue();
    }

    [Fact]
    public void The_log_is_on_standard_error_and_the_output_of_scripts_on_standard_output()
    {
        Script("hello", "hello,script", "echo Hello");

        var run = Run("mlcr", "hello,script");

        run.Output.Should().Be("Hello\n");
        run.Errors.Should().MatchRegex(@"(?m)^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} cm INFO\] - \* mlcr hello,script$");
    }

    [Fact]
    public void With_j_standard_output_is_the_result_alone()
    {
        Script("hello", "hello,script", "echo Hello");

        Run("mlcr", "hello", "-j").Json["return"].Should().Be((MetaValue)0);
    }

    [Fact]
    public void The_folders_of_find_are_for_programs_to_read()
    {
        Script("hello", "hello,script", "true");

        Run("mlc", "find", "script", "hello", "-p").Output.Should().Be(Path.Combine(Home, "me@mine", "script", "hello") + "\n");
        var shown = Run("mlc", "find", "script", "hello");
        shown.Output.Should().BeEmpty();
        shown.Errors.Should().Contain("Item path: ");
    }

    [Theory]
    [InlineData(2, "mlc", "nosuch", "script")]
    [InlineData(1, "mlc", "find", "script", "no-such-tag")]
    [InlineData(1, "mlcr", "no,such,script")]
    [InlineData(1, "mlcd", "hello")]
    [InlineData(1, "mlc")]
    [InlineData(0, "mlc", "--version")]
    public void The_exit_code_is_that_of_mlcflow(int code, string name, params string[] words) => Run(name, words).ExitCode.Should().Be(code);

    [Fact]
    public void An_isolated_run_has_its_own_folder_and_cache()
    {
        Script("kept", "kept,script", "pwd");
        var around = Directory.CreateDirectory(_folder.At("isolated")).FullName;

        var run = Run("mlcr", "kept,script", "--mlc_isolate", "--mlc_isolate_dir=" + around);

        run.ExitCode.Should().Be(0, run.Errors);
        var folder = Directory.GetDirectories(around).Single();
        Path.GetFileName(folder).Should().StartWith("mlcflow-isolated-");
        run.Output.Trim().Should().StartWith(folder);
        Run("mlcr", "kept,script", "--mlc_isolate", "--mlc_isolate_dir=" + around, "--mlc_isolate_clean").ExitCode.Should().Be(0);
        Directory.GetDirectories(around).Should().Equal(folder);
    }

    [Fact]
    public void The_program_makes_its_names()
    {
        var bin = _folder.At("names");

        Start(CmProgram.File, "link", bin).ExitCode.Should().Be(0);

        Directory.EnumerateFiles(bin).Select(Path.GetFileName).Should().Contain(["mlc", "mlcr", "mlcp", "mlcsa"]).And.HaveCount(18);
        Start(Path.Combine(bin, "mlc"), "--version").Output.Should().Contain("mlcflow");
        Start(CmProgram.File, "link", bin).ExitCode.Should().Be(0, "they are there already");
        File.Delete(Path.Combine(bin, "mlcr"));
        File.WriteAllText(Path.Combine(bin, "mlcr"), "of mlcflow");
        Start(CmProgram.File, "link", bin).ExitCode.Should().Be(1);
        Start(CmProgram.File, "link", bin, "--force").ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_name_can_be_the_first_word() => Start(CmProgram.File, "mlc", "--version").Output.Should().Contain("mlcflow");

    [Theory]
    [InlineData("mlc", "help", "script", "hello")]
    [InlineData("mlc", "help", "script")]
    [InlineData("mlcr", "--help")]
    [InlineData("mlc", "pull", "repo", "--help")]
    [InlineData("mlcr", "hello,scrip")]
    [InlineData("mlcr", "hello", "--sise=1")]
    [InlineData("mlc", "find", "repo", "nosuch")]
    [InlineData("mlc", "rm", "repo", "nosuch")]
    [InlineData("mlc", "doctor")]
    [InlineData("mlc", "find", "repo", "--known")]
    public void Under_these_names_no_text_has_a_command_of_cm(string name, params string[] words)
    {
        Script("hello", "hello,script", "echo Hello");

        var run = Run(name, words);

        (run.Output + run.Errors).Should().NotBeEmpty().And.NotMatchRegex(@"(^|['\s(:])cm (?!(INFO|WARNING|ERROR)\])[a-z-]");
    }

    [Fact]
    public void Reports_of_a_run_have_the_names_and_commands_of_mlcflow()
    {
        Script("hello", "hello,script", "echo Hello");

        Run("mlcr", "hello", "--dump_version_info", "--print_readme").ExitCode.Should().Be(0);

        File.Exists(_folder.At("work", "mlc-run-script-versions.json")).Should().BeTrue();
        File.Exists(_folder.At("work", "cm-run-script-versions.json")).Should().BeFalse();
        File.ReadAllText(_folder.At("work", "README-mlc.md")).Should().Contain("mlc pull repo me@mine\n").And.Contain("\nmlcr hello ");
    }

    [Fact]
    public void A_question_that_nobody_can_answer_is_not_asked()
    {
        Script("one", "choice,one", "echo one");
        Script("two", "choice,two", "echo two");

        var run = Run("mlcr", "choice");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().Be("one\n");
    }

    [Fact]
    public void The_examples_of_the_page_run()
    {
        var examples = RunExamples().Match(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "how-to", "mlcflow.md"))).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        examples.Should().HaveCountGreaterThan(5);
        foreach (var words in examples.Select(line => line.Split(' ')))
        {
            Run(words[0], words[1..]).Should().Match<CmResult>(result => result.ExitCode == 0, string.Join(' ', words));
        }
    }

    private void Script(string alias, string tags, string native)
    {
        Run("mlc", "add", "repo", "me@mine");
        var folder = Directory.CreateDirectory(Path.Combine(Home, "me@mine", "script", alias)).FullName;
        File.WriteAllText(Path.Combine(folder, "meta.yaml"), $"alias: {alias}\nuid: {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alias)))[..16]}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [{tags}]\n");
        File.WriteAllText(Path.Combine(folder, "run.sh"), native + "\n");
    }

    private CmResult Run(string name, params string[] arguments)
    {
        var link = Path.Combine(Directory.CreateDirectory(_folder.At("bin")).FullName, name);
        if (!File.Exists(link))
        {
            File.CreateSymbolicLink(link, CmProgram.File);
        }

        return Start(link, arguments);
    }

    private CmResult Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Directory.CreateDirectory(_folder.At("work")).FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MLC_REPOS"] = Home;
        start.Environment["CM_CONFIGURATION"] = _folder.At("settings", "configuration.json");
        foreach (var variable in new[] { "CM_REPOS", "TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI", "CI", "SYSTEM_DEBUG", "CM_LOG_FORMAT" })
        {
            start.Environment.Remove(variable);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new CmResult(process.ExitCode, output.Result, errors.Result);
    }

    [GeneratedRegex("<!-- runs -->\n```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex RunExamples();
}
