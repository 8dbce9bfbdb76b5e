using AwesomeAssertions;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>What may be written next on a classic command line.</summary>
public sealed class ClassicCompletionTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public ClassicCompletionTests() => _home
        .Component("red-lamp", "tags: [lamp, red]")
        .Component("blue-lamp", "tags: [lamp, blue]")
        .Artifact(WellKnownNames.Automation, "shelf", "tags: [automation]", []);

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("", "fin", "find")]
    [InlineData("", "re", "ren rename register reindex remove replace_string_in_file")]
    [InlineData("find", "sh", "shelf")]
    [InlineData("run", "", "ic script experiment")]
    [InlineData("completion", "", "bash fish zsh")]
    [InlineData("pull", "", "repo")]
    [InlineData("help", "ut", "utils")]
    [InlineData("find ic", "re", "red-lamp")]
    [InlineData("cp ic red-lamp", "lo", "local:")]
    [InlineData("where repo", "lo", "local")]
    [InlineData("find ic", "--ta", "--tags")]
    [InlineData("add ic", "--me", "--meta.")]
    [InlineData("compare-versions utils", "--ve", "--version1 --version2 --verbose")]
    [InlineData("find repo", "--s", "--silent --s --strict")]
    [InlineData("run ic", "--version_m", "--version_min --version_max --version_max_usable")]
    [InlineData("find ic", "--tags=", "--tags=lamp --tags=red --tags=blue")]
    [InlineData("find ic", "--tags=lamp,b", "--tags=lamp,blue")]
    [InlineData("find ic --out=json", "red", "red-lamp")]
    public void The_words_of_that_place_are_offered(string before, string word, string offered) =>
        _home.Engine.ClassicActions().Complete(CommandLineWords.Split(before), word)
            .Select(found => found.Text).Where(text => text.StartsWith(word, StringComparison.Ordinal))
            .Should().BeEquivalentTo(offered.Split(' '));
}
