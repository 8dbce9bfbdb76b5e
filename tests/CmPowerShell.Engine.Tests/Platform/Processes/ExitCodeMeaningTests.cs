using AwesomeAssertions;
using CmPowerShell.Engine.Platform.Processes;
using Xunit;

namespace CmPowerShell.Engine.Tests.Platform.Processes;

public sealed class ExitCodeMeaningTests
{
    [Theory]
    [InlineData(1, null, "")]
    [InlineData(126, null, "a command was found and could not be executed")]
    [InlineData(127, null, "a command was not found")]
    [InlineData(128, null, "")]
    [InlineData(130, "SIGINT", "SIGINT ended it")]
    [InlineData(137, "SIGKILL", "SIGKILL ended it")]
    [InlineData(143, "SIGTERM", "SIGTERM ended it")]
    [InlineData(255, null, "")]
    public void Shells_of_unix_tell_a_missing_command_and_a_signal_by_the_number(int exitCode, string? signal, string text) =>
        ExitCodeMeaning.Explain(exitCode, isWindows: false).Should().Be(new ExitCodeMeaning(signal, text));

    [Theory]
    [InlineData(1, "")]
    [InlineData(137, "")]
    [InlineData(9009, "a command was not found")]
    [InlineData(-1073741819, "access violation")]
    [InlineData(-1073741510, "ended by Ctrl+C")]
    [InlineData(-1, "0xFFFFFFFF")]
    public void Windows_has_numbers_of_its_own_also_negative_ones(int exitCode, string text) =>
        ExitCodeMeaning.Explain(exitCode, isWindows: true).Should().Be(new ExitCodeMeaning(null, text));
}
