using AwesomeAssertions;
using CmPowerShell.Engine.Platform.Shells;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Native;

public sealed class ShellTextTests
{
    [Fact]
    public void A_batch_file_doubles_percent_signs_and_quotes_the_assignment() =>
        ShellText.Batch([new("A", "100% & more")], ["@echo off"], @"C:\my scripts\run.bat")
            .Should().Contain("set \"A=100%% & more\"\r\n").And.EndWith("\r\n\"C:\\my scripts\\run.bat\"\r\n");

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("a \" quote")]
    public void A_value_that_batch_cannot_hold_is_left_to_the_process(string value) =>
        ShellText.Batch([new("A", value)], [], "run.bat").Should().Contain("rem A is set by the process only").And.NotContain(value);

    [Fact]
    public void Powershell_literals_double_every_kind_of_single_quote() =>
        ShellText.QuotePowerShell("it's ’fine’").Should().Be("'it''s ’’fine’’'");

    [Fact]
    public void A_posix_script_names_what_it_cannot_export() =>
        ShellText.Posix("/bin/sh", [new("A-B", "x"), new("C", "y")], [], "/run.sh")
            .Should().Be("#!/bin/sh\n# A-B is set by the process only\nexport C='y'\n\n. '/run.sh'\n");
}
