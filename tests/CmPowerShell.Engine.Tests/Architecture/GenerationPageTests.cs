using System.Reflection;
using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Model;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>docs/concepts/generations.md has a row for each rule in which generations differ, with a test that exists.</summary>
public sealed partial class GenerationPageTests
{
    // The start of the row of each rule.
    private static readonly Dictionary<string, string> RowOfRule = new(StringComparer.Ordinal)
    {
        [nameof(ResolutionRules.InputsAreVariables)] = "an input with a variable",
        [nameof(ResolutionRules.EnvironmentsMerge)] = "`env` of a variation or version",
        [nameof(ResolutionRules.VersionsComeFirst)] = "the meta of a version",
        [nameof(ResolutionRules.BasesComeFirst)] = "`base`",
        [nameof(ResolutionRules.CombinedVariationsComeLast)] = "combined variations (`a,b`)",
        [nameof(ResolutionRules.CombinedVariationsCanBeDynamic)] = "a dynamic part of a combined variation",
        [nameof(ResolutionRules.DefaultVariationsOfScripts)] = "`default_variations`",
        [nameof(ResolutionRules.EarlierUpdatesComeFirst)] = "`update_meta_if_env`",
        [nameof(ResolutionRules.UpdatesStayWithScript)] = "updates and dependencies",
        [nameof(ResolutionRules.ScalarsAreConditions)] = "a scalar as a condition",
        [nameof(ResolutionRules.ConstantsReachCallers)] = "constants of a dependency",
        [nameof(ResolutionRules.DynamicValuesFillPlainKeys)] = "the value of a dynamic variation",
        [nameof(ResolutionRules.EachDynamicValueCounts)] = "several values of one dynamic variation",
        [nameof(ResolutionRules.HostIsKnown)] = "system, processor and user",
        [nameof(ResolutionRules.CallDirectoryIsKnown)] = "directory of the call",
        [nameof(ResolutionRules.SwitchesOfToolsAreInputs)] = "the inputs `skip_sudo`, `hf_token`, `verify_ssl`, `search_folder_path`",
        [nameof(ResolutionRules.ListsAreJoined)] = "a list under a plain name in a native script",
        [nameof(ResolutionRules.ResultsExpire)] = "results",
        [nameof(ResolutionRules.ItemsBecomeTags)] = "a list variable in tags of a dependency",
        [nameof(ResolutionRules.TagsHavePlaceholders)] = "placeholders in tags of a dependency",
        [nameof(ResolutionRules.OutputDirectoryIsOfCaller)] = "`outdirname` of a cached script",
        [nameof(ResolutionRules.EntriesNameAllVariations)] = "tags of a result",
        [nameof(ResolutionRules.EntriesDoNotChoose)] = "several scripts that fit",
    };

    [Fact]
    public void Every_rule_has_a_row() =>
        RowOfRule.Values.Should().AllSatisfy(start => Rows().Should().ContainSingle(row => row[0] == start || row[0].StartsWith(start + " ", StringComparison.Ordinal), start));

    [Fact]
    public void Every_property_of_the_rules_is_such_a_rule() => typeof(ResolutionRules)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.PropertyType == typeof(bool))
        .Select(property => property.Name)
        .Should().BeEquivalentTo(RowOfRule.Keys);

    [Fact]
    public void Every_row_names_a_test_that_exists()
    {
        var missing = Rows().Select(row => row[^1]).Where(cell => TestName().Match(cell) is not { Success: true } match || !Exists(match.Groups[1].Value, match.Groups[2].Value));

        missing.Should().BeEmpty();
    }

    private static bool Exists(string type, string method) =>
        SourceTree.Files("tests", type + ".cs").Any(file => File.ReadAllText(file).Contains($" void {method}(", StringComparison.Ordinal));

    private static List<string[]> Rows() => [.. File.ReadLines(Path.Combine(SourceTree.Root, "docs", "concepts", "generations.md"))
        .SkipWhile(line => line != "## Where mlcflow and cmind differ")
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| rule |", StringComparison.Ordinal) && !line.StartsWith("| mlcflow |", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split(" | "))];

    [GeneratedRegex(@"^`(\w+)\.(\w+)`$")]
    private static partial Regex TestName();
}
