using System.Text.RegularExpressions;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>Links from page to page lead somewhere.</summary>
public sealed partial class DocumentLinkTests
{
    [Fact]
    public void Relative_links_lead_to_files_and_folders_that_exist() =>
        Pages().SelectMany(Links).Where(link => !Leads(link.Page, link.Target)).Should().BeEmpty();

    [Theory]
    [InlineData("see [it](docs/errors.md) and [that](https://example.org/a)", "docs/errors.md")]
    [InlineData("[a part](classic.md#exit-codes)", "classic.md#exit-codes")]
    public void Addresses_of_other_hosts_are_left_alone(string text, string target) => Targets(text).Should().Equal(target);

    private static IEnumerable<string> Pages() =>
        [.. Directory.GetFiles(SourceTree.Root, "*.md"), .. new[] { "docs", "samples", ".github" }.SelectMany(folder => SourceTree.Files(folder, "*.md"))];

    private static IEnumerable<(string Page, string Target)> Links(string page) => Targets(File.ReadAllText(page)).Select(target => (page, target));

    private static IEnumerable<string> Targets(string text) =>
        Link().Matches(text).Select(match => match.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal));

    private static bool Leads(string page, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, parts[0]);
        return Path.Exists(path) && (parts.Length == 1 || Headings(path).Contains(parts[1]));
    }

    /// <summary>The anchors that hosts of git repositories make of headings.</summary>
    private static IEnumerable<string> Headings(string page) =>
        Heading().Matches(File.ReadAllText(page)).Select(match => NoAnchor().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\[[^\]\n]+\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ +(.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
