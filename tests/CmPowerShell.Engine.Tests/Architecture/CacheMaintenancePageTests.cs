using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Engine.Cache.Inspection;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>docs/how-to/cache-maintenance.md describes every rule of the cache, with its severity and in its words.</summary>
public sealed partial class CacheMaintenancePageTests
{
    [Fact]
    public void The_table_is_that_of_the_rules() => RuleRow().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "how-to", "cache-maintenance.md")))
        .Select(row => $"{row.Groups[1].Value} | {row.Groups[2].Value} | {row.Groups[3].Value}")
        .Should().Equal(CacheRules.All.Select(rule => $"{rule.Id} | {rule.Severity} | {rule.Summary}"));

    [Fact]
    public void Ids_are_small_letters_and_dashes_and_used_once() =>
        CacheRules.All.Select(rule => rule.Id).Should().OnlyHaveUniqueItems().And.AllSatisfy(id => id.Should().MatchRegex("^[a-z]+(-[a-z]+)*$"));

    [GeneratedRegex(@"^\| `([a-z-]+)` \| (Error|Warning|Information) \| (.+?) \|", RegexOptions.Multiline)]
    private static partial Regex RuleRow();
}
