using AwesomeAssertions;
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
