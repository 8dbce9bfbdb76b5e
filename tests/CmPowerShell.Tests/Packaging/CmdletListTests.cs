using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Hooks;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Packaging;

/// <summary>The compiled cmdlets are the list of cmdlets. The manifest, the pages and their table follow it.</summary>
public sealed partial class CmdletListTests
{
    private static readonly string Pages = Path.Combine(Checkout.Root, "docs", "reference", "commands");
    private static readonly IReadOnlyList<string> Cmdlets = ModuleCommands.Cmdlets.Keys.Order(StringComparer.Ordinal).ToList();

    [Fact]
    public void The_manifest_exports_each_of_them_in_order() => ModuleManifest.List("CmdletsToExport").Should().Equal(Cmdlets);

    [Fact]
    public void Each_has_a_page() =>
        Directory.GetFiles(Pages, "*.md").Select(Path.GetFileNameWithoutExtension).Where(name => name != "README").Should().BeEquivalentTo(Cmdlets);

    [Fact]
    public void The_table_of_the_pages_names_each_of_them_once() =>
        Row().Matches(File.ReadAllText(Path.Combine(Pages, "README.md"))).Select(row => (Name: row.Groups[1].Value, File: row.Groups[2].Value))
            .Should().BeEquivalentTo(Cmdlets.Select(name => (name, name + ".md")));

    [GeneratedRegex(@"^\| \[([^\]]+)\]\(([^)]+)\)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
