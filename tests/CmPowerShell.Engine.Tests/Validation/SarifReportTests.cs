using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Validation;
using CmPowerShell.Engine.Validation.Checking;
using CmPowerShell.Engine.Validation.Reports;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Validation;

/// <summary>What the schema of SARIF 2.1.0 requires, and what hosts of repositories rely on.</summary>
public sealed class SarifReportTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "some repo");

    [Fact]
    public void A_result_names_rule_level_text_and_place()
    {
        var run = Run(Found("unknown-key", FindingSeverity.Warning, "script/a b/_cm.yaml", 7, 3));

        var result = (MetaMap)run.List("results")[0];
        result.Text("ruleId").Should().Be("unknown-key");
        ((MetaMap)run.Map("tool").Map("driver").List("rules")[int.Parse(result.Text("ruleIndex"), null)]).Text("id").Should().Be("unknown-key");
        result.Text("level").Should().Be("warning");
        result.Map("message").Text("text").Should().Be("Wrong. Mend it.");
        var place = ((MetaMap)result.List("locations")[0]).Map("physicalLocation");
        place.Map("artifactLocation").Text("uri").Should().Be("script/a%20b/_cm.yaml");
        place.Map("artifactLocation").Text("uriBaseId").Should().Be("SRCROOT");
        (place.Map("region").Text("startLine"), place.Map("region").Text("startColumn")).Should().Be(("7", "3"));
    }

    [Fact]
    public void A_finding_of_a_whole_file_has_no_region()
    {
        var place = ((MetaMap)((MetaMap)Run(Found("missing-run-script", FindingSeverity.Error, "cmr.yaml", 0, 0)).List("results")[0]).List("locations")[0]).Map("physicalLocation");

        place.ContainsKey("region").Should().BeFalse();
    }

    [Theory]
    [InlineData(FindingSeverity.Error, "error")]
    [InlineData(FindingSeverity.Warning, "warning")]
    [InlineData(FindingSeverity.Information, "note")]
    public void Levels_are_those_of_the_format(FindingSeverity severity, string level) =>
        ((MetaMap)Run(Found("unknown-key", severity, "x", 1, 1)).List("results")[0]).Text("level").Should().Be(level);

    [Fact]
    public void The_frame_is_complete_and_a_report_without_findings_is_valid()
    {
        var report = SarifReport.Create([]);

        report.Text("version").Should().Be("2.1.0");
        report.Text("$schema").Should().StartWith("https://");
        var run = (MetaMap)report.List("runs")[0];
        run.Map("tool").Map("driver").Text("name").Should().Be("CmPowerShell");
        run.Find("results").Should().BeOfType<MetaList>().Which.Should().BeEmpty();
        run.Map("tool").Map("driver").List("rules").Should().HaveCount(ValidationRules.All.Count)
            .And.AllSatisfy(rule => ((MetaMap)rule).Map("shortDescription").Text("text").Should().EndWith("."));
    }

    [Fact]
    public void Each_of_several_repositories_has_a_base_of_its_own()
    {
        var other = Found("unknown-key", FindingSeverity.Error, "x", 1, 1) with { RepositoryPath = Root + "2", Location = new SourceLocation(Path.Combine(Root + "2", "x"), 1, 1) };
        var run = (MetaMap)SarifReport.Create([Found("unknown-key", FindingSeverity.Error, "x", 1, 1), other]).List("runs")[0];

        run.Map("originalUriBaseIds").Keys.Should().Equal("SRCROOT1", "SRCROOT2");
        run.List("results").Select(result => ((MetaMap)((MetaMap)result).List("locations")[0]).Map("physicalLocation").Map("artifactLocation").Text("uriBaseId"))
            .Should().Equal("SRCROOT1", "SRCROOT2");
    }

    private static MetaMap Run(Finding finding) => (MetaMap)SarifReport.Create([finding]).List("runs")[0];

    private static Finding Found(string rule, FindingSeverity severity, string file, int line, int column) =>
        new(severity, rule, new SourceLocation(Path.Combine([Root, .. file.Split('/')]), line, column), "Wrong.") { Suggestion = "Mend it.", RepositoryPath = Root };
}
