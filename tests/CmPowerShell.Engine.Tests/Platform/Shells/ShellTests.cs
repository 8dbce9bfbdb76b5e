using AwesomeAssertions;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Shells;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform.Shells;

public sealed class ShellTests
{
    [Fact]
    public void A_batch_file_doubles_percent_signs_and_quotes_the_assignment() =>
        new CmdShell().Call([new("A", "100% & more")], ["@echo off"], @"C:\my scripts\run.bat")
            .Should().Contain("set \"A=100%% & more\"\r\n").And.EndWith("\r\n\"C:\\my scripts\\run.bat\"\r\n");

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("a \" quote")]
    public void A_value_that_batch_cannot_hold_is_left_to_the_process(string value) =>
        new CmdShell().Call([new("A", value)], [], "run.bat").Should().Contain("rem A is set by the process only").And.NotContain(value);

    [Fact]
    public void Texts_beyond_ASCII_are_set_by_the_process_in_a_run_and_read_as_UTF_8_by_hand()
    {
        var (shell, variables, script) = (new CmdShell(), new List<KeyValuePair<string, string>> { new("A", "plain"), new("B", "é") }, @"C:\josé\run.bat");

        var batch = shell.Call(variables, [], script);
        var ofProcess = shell.OfProcess(variables, script).ToDictionary();

        var (goes, code, texts, back, end) = (At($"if \"%CM_TMP_TEXTS%\"==\"{ofProcess["CM_TMP_TEXTS"]}\" goto texts_are_set"), At("chcp 65001 >nul"), At("set \"B=é\""), At("chcp %CM_TMP_CODE_PAGE% >nul"), At(":texts_are_set"));
        new[] { At("set \"A=plain\""), goes, code, texts, back, end, At("\"%CM_TMP_NATIVE_SCRIPT%\"") }.Should().BeInAscendingOrder().And.NotContain(-1);
        ofProcess["CM_TMP_NATIVE_SCRIPT"].Should().Be(script);
        int At(string text) => batch.IndexOf(text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mark_of_texts_changes_with_them() =>
        new CmdShell().OfProcess([new("B", "é")], "run.bat").Should().NotBeEquivalentTo(new CmdShell().OfProcess([new("B", "è")], "run.bat"));

    [Fact]
    public void A_batch_file_of_ASCII_alone_needs_nothing_of_the_process() => new CmdShell().OfProcess([new("A", "100%")], "run.bat").Should().BeEmpty();

    [Fact]
    public void A_value_that_is_too_long_for_a_line_of_cmd_is_left_to_the_process() =>
        new CmdShell().Call([new("A", new string('x', 8000))], [], "run.bat").Should().Contain("rem A is set by the process only").And.NotContain("set \"A=");

    [Fact]
    public void Windows_PowerShell_knows_the_encoding_of_a_script_by_its_mark()
    {
        IShell shell = new PwshShell();

        shell.FileMark(new HostInfo(HostPlatform.Windows, "64")).Should().Be("\uFEFF");
        shell.FileMark(new HostInfo(HostPlatform.Linux, "64")).Should().BeEmpty();
    }

    [Fact]
    public void Powershell_literals_double_every_kind_of_single_quote() =>
        new PwshShell().Quote("it's ’fine’").Should().Be("'it''s ’’fine’’'");

    [Fact]
    public void A_posix_script_names_what_it_cannot_export() =>
        new PosixShell("sh", nameJoint: "").Call([new("A-B", "x"), new("C", "y")], [], "/run.sh")
            .Should().Be("#!/bin/sh\n# A-B is set by the process only\nexport C='y'\n\n. '/run.sh'\n");

    [Theory]
    [InlineData("--tags=get,python3", "--tags=get,python3")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$HOME", "'$HOME'")]
    public void A_posix_word_is_quoted_only_where_it_has_to_be(string text, string word) => ShellRegistry.Posix.Word(text).Should().Be(word);

    [Theory]
    [InlineData("export A=\"/old/x\"", "export A=\"/n\\$w/x\"")]
    [InlineData("export A='/old/x'", "export A='/n$w/x'")]
    [InlineData("cd /old/x", "cd /n$w/x")]
    public void A_path_in_a_posix_script_is_written_as_its_quotes_need_it(string line, string moved) =>
        ShellRegistry.Posix.ReplacePaths(line, (text, write) => text.Replace("/old", write("/n$w"), StringComparison.Ordinal)).Should().Be(moved);
}
