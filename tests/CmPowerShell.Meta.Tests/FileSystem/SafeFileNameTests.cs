using AwesomeAssertions;
using CmPowerShell.Meta.FileSystem;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("aux", "_aux")]
    [InlineData("CON.txt", "_CON.txt")]
    [InlineData("com1.log", "_com1.log")]
    [InlineData("nul ", "_nul")]
    [InlineData("LPT9", "_LPT9")]
    [InlineData("console", "console")]
    [InlineData("com", "com")]
    [InlineData("auxiliary.txt", "auxiliary.txt")]
    [InlineData("a/b:c", "a_b_c")]
    [InlineData("dots...", "dots")]
    [InlineData(".hidden", "_hidden")]
    public void A_name_is_allowed_on_every_system(string text, string name) => SafeFileName.From(text).Should().Be(name);
}
