using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Native;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Native;

public sealed class TemplateTextTests
{
    private static readonly Dictionary<string, string> Variables = new() { ["HOME"] = "/home/me", ["A"] = "1", ["A_B"] = "2" };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("${HOME}/data", "/home/me/data")]
    [InlineData("$HOME/data", "/home/me/data")]
    [InlineData("$A_B$A", "21")]
    [InlineData("${UNSET}x", "x")]
    [InlineData("costs 5$", "costs 5$")]
    [InlineData("${", "${")]
    [InlineData("${A", "${A")]
    [InlineData("$1", "$1")]
    [InlineData(@"\$HOME", "$HOME")]
    [InlineData(@"C:\new\table", @"C:\new\table")]
    [InlineData("$(id -un) `id`", "$(id -un) `id`")]
    public void Expands_references_and_nothing_else(string text, string expected) =>
        TemplateText.Expand(text, Variables.GetValueOrDefault).Should().Be(expected);
}
