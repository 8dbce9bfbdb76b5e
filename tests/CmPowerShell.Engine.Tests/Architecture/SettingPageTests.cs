using AwesomeAssertions;
using CmPowerShell.Engine.Settings;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>docs/reference/configuration.md has the table of all settings, in the words of the code.</summary>
public sealed class SettingPageTests
{
    [Fact]
    public void The_table_is_that_of_the_settings() => File.ReadLines(Path.Combine(SourceTree.Root, "docs", "reference", "configuration.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Should().Equal(SettingTable.All.Select(Row));

    [Fact]
    public void Names_stand_in_order_and_once() => SettingTable.All.Select(setting => setting.Name).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();

    [Fact]
    public void A_variable_belongs_to_one_setting() =>
        SettingTable.All.SelectMany(setting => setting.Variables).Select(variable => variable.Name).Should().OnlyHaveUniqueItems();

    private static string Row(Setting setting) =>
        $"| `{setting.Name}` | {string.Join(", ", setting.Variables.Select(variable => $"`{variable.Name}`"))} | {setting.Otherwise} | {(setting.IsOfHome ? "yes" : "no")} | {setting.Kind.Allowed} | {setting.Summary} |";
}
