using System.Text.RegularExpressions;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>docs/reference/guidelines.md has a row for each rule for cmdlets, and the tests that it names exist.</summary>
public sealed partial class GuidelinePageTests
{
    private static readonly string[] Rules =
    [
        "Approved verbs", "Singular nouns", "ShouldProcess", "ConfirmImpact fits the damage", "Standard names", "Binding", "Output types", "Errors with ids", "Streams",
        "OutVariable", "PipelineVariable", "Strict mode", "Parallel", "Jobs", "Remove-Module", "Prefix", "Isolation", "Views", "Manifest", "Package", "Help",
    ];

    private static readonly Lazy<HashSet<string>> Methods = new(() => [.. SourceTree.Files("tests", "*Tests.cs")
        .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups[1].Value}"))]);

    public static TheoryData<string> Tests => [.. Rows().SelectMany(row => Named().Matches(row[2]).Select(match => match.Groups[1].Value)).Distinct()];

    [Fact]
    public void Every_rule_has_a_row_with_tests()
    {
        Rows().Select(row => row[0]).Should().Equal(Rules);
        Rows().Should().AllSatisfy(row => Named().Matches(row[2]).Should().NotBeEmpty());
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void A_test_that_is_named_exists(string test)
    {
        if (test.Split(".Tests.ps1: ") is [var suite, var name])
        {
            var text = File.ReadAllText(Path.Combine(SourceTree.Root, "tests", "Pester", suite + ".Tests.ps1"));
            text.Should().Contain($"It '{name}'");
        }
        else
        {
            Methods.Value.Should().Contain(test);
        }
    }

    private static List<string[]> Rows() => [.. File.ReadLines(Path.Combine(SourceTree.Root, "docs", "reference", "guidelines.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Where(line => !line.StartsWith("| ---", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray())];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex Method();
}
