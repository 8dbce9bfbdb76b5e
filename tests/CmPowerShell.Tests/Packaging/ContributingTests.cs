using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Packaging;

/// <summary>The guide for contributors names files and folders that exist.</summary>
public sealed partial class ContributingTests
{
    [Fact]
    public void Every_path_in_the_guide_exists() =>
        SourcePath().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "CONTRIBUTING.md"))).Select(match => match.Value)
            .Where(path => !path.Contains("Verb-Cm", StringComparison.Ordinal))
            .Should().NotBeEmpty().And.AllSatisfy(path => Path.Exists(Path.Combine(Checkout.Root, path)).Should().BeTrue(path));

    [GeneratedRegex(@"(?<=[`( ])(?:src|tests|tools|module|docs)/[\w/.-]*\w")]
    private static partial Regex SourcePath();
}
