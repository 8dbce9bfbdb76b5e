using System.Text.RegularExpressions;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>docs/reference/warnings.md has a row for each warning that the sources report, with what its reader can do.</summary>
public sealed partial class WarningPageTests
{
    // These warnings are made from an error or from a message of a hook, which have the id.
    private static readonly string[] FromElsewhere = ["DuplicateUid", "UidInUse"];

    [Fact]
    public void Every_warning_is_on_the_page_and_no_other() =>
        Rows().Select(row => row[0]).Should().BeEquivalentTo(InSources().Concat(FromElsewhere).Distinct());

    [Fact]
    public void The_rows_are_in_the_order_of_their_ids() => Rows().Select(row => row[0]).Should().BeInAscendingOrder(StringComparer.OrdinalIgnoreCase).And.OnlyHaveUniqueItems();

    [Fact]
    public void Every_warning_has_something_to_do_for_its_reader() => Rows().Should().AllSatisfy(row =>
    {
        row.Should().HaveCount(4).And.NotContain("");
        row[3].Should().NotMatchRegex("(?i)^(nothing|none|wait)$", $"{row[0]} is a detail or progress if its reader has nothing to do");
        row[2].Should().StartWith(row[0] == "SettingUnknown" ? "each time the settings are shown" : "once");
    });

    [Fact]
    public void The_page_of_errors_has_them_too() =>
        Rows().Select(row => row[0]).Should().AllSatisfy(id => Errors().Should().Contain(line => line.StartsWith($"| `{id}` |", StringComparison.Ordinal) && WarningWord().IsMatch(line), id));

    [Fact]
    public void The_page_of_errors_marks_no_other_row_as_a_warning() =>
        Errors().Where(line => line.Contains("*Warning", StringComparison.OrdinalIgnoreCase)).Select(line => line.Split('`')[1]).Should().BeSubsetOf(Rows().Select(row => row[0]));

    [Fact]
    public void Every_warning_of_a_cmdlet_has_an_id() => SourceTree.Files("src/CmPowerShell/Cmdlets", "*.cs")
        .Where(file => File.ReadAllText(file).Contains("WriteWarning(", StringComparison.Ordinal)).Should().BeEmpty("Warn(id, text) is also an issue of a build");

    private static IEnumerable<string> Errors() => File.ReadLines(Path.Combine(SourceTree.Root, "docs", "reference", "errors.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

    private static List<string[]> Rows() => [.. File.ReadLines(Path.Combine(SourceTree.Root, "docs", "reference", "warnings.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())];

    private static IEnumerable<string> InSources() =>
        SourceTree.Files("src", "*.cs").SelectMany(file => Warned().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex("""(?:\bWarn\(|new WarningReported\()\s*"([A-Za-z]+)""")]
    private static partial Regex Warned();

    [GeneratedRegex(@"(?i)\*warning|only warn")]
    private static partial Regex WarningWord();
}
