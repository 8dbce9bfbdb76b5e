using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Packaging;

/// <summary>The version of the product is in Directory.Build.props. All other files repeat it.</summary>
public sealed partial class OneVersionTests
{
    private static readonly string Version =
        XDocument.Load(Path.Combine(Checkout.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    [Fact]
    public void The_assemblies_have_it() =>
        typeof(CmPowerShell.Engine.CmEngine).Assembly.GetName().Version!.ToString(3).Should().Be(Version.Split('-')[0]);

    [Fact]
    public void The_manifest_of_the_module_has_it() => ModuleManifest.Text("ModuleVersion").Should().Be(Version.Split('-')[0]);

    [Theory]
    [InlineData("vss-extension.json")]
    [InlineData("package.json")]
    public void The_extension_for_Azure_Pipelines_has_it(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "src", "AzurePipelines", file)));

        json.RootElement.GetProperty("version").GetString().Should().Be(Version);
    }

    [Fact]
    public void The_changelog_has_a_section_for_it() =>
        Section().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "CHANGELOG.md"))).Select(section => section.Groups[1].Value)
            .Should().StartWith("Unreleased").And.Contain(Version);

    [GeneratedRegex(@"^## \[([^\]]+)\]", RegexOptions.Multiline)]
    private static partial Regex Section();
}
