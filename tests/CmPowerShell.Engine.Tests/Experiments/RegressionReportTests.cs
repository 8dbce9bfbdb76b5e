using System.Xml.Linq;
using AwesomeAssertions;
using CmPowerShell.Engine.Experiments.Comparison;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Statistics;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>Comparisons of experiments as reports for build services.</summary>
public sealed class RegressionReportTests : IDisposable
{
    private static readonly double[] Fast = [100, 101, 102, 103, 104, 105, 106, 107];
    private static readonly double[] Slow = [150, 151, 152, 153, 154, 155, 156, 157];
    private static readonly FigureComparison Slower = Compared("time_ms", "N=1", Fast, Slow, BetterDirection.Lower);
    private static readonly FigureComparison Faster = Compared("time_ms", "N=2", Slow, Fast, BetterDirection.Lower);
    private static readonly FigureComparison Unclear = Compared("time_ms", "", [1, 2], [3, 4], BetterDirection.Lower);
    private static readonly CmError Missing = new("FigureMissing", ReturnCode.Failed, CmErrorCategory.NotFound, "The figure 'rate' is missing.") { Target = "rate" };
    private readonly ScratchFolder _folder = new("a report's");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_page_counts_the_regressions_and_has_a_row_for_each_figure_and_a_line_for_each_problem()
    {
        var page = Report([Slower, Faster, Unclear], Missing).ToMarkdown();

        page.Should().StartWith("## new &#124; build\n\nCompared with main: one figure is worse by more than 10%.\n");
        page.Should().Contain("| **failed** | time\\_ms | N=1 | 103.5 ms | 153.5 ms | +48.3% |");
        page.Should().Contain("| better | time\\_ms | N=2 | 153.5 ms | 103.5 ms | -32.6% |").And.Contain("| uncertain |");
        page.Should().EndWith("\n- The figure 'rate' is missing.\n");
    }

    [Theory]
    [InlineData(0, "no figure is worse")]
    [InlineData(1, "one figure is worse")]
    [InlineData(2, "2 figures are worse")]
    public void The_number_of_regressions_is_a_sentence(int count, string sentence) =>
        Report([.. Enumerable.Repeat(Slower, count)]).ToMarkdown().Should().Contain(sentence);

    [Fact]
    public void A_change_within_the_threshold_is_no_regression() =>
        (Report([Slower]) with { Threshold = 0.5 }).ToMarkdown().Should().Contain("no figure is worse by more than 50%").And.Contain("| worse |");

    [Fact]
    public void All_reports_are_sections_of_one_page()
    {
        RegressionReport.SaveMarkdown(_folder.At("page.md"), [Report([Slower]), Report([Faster]) with { Name = "other" }]);

        File.ReadAllLines(_folder.At("page.md")).Where(line => line.StartsWith('#')).Should().Equal("## new &#124; build", "## other");
    }

    [Fact]
    public void In_junit_a_regression_is_a_failure_too_few_values_are_skipped_and_a_problem_is_a_failure_with_its_id()
    {
        RegressionReport.SaveJunit(_folder.At("report.xml"), [Report([Slower, Faster, Unclear], Missing)]);

        var suite = XDocument.Load(_folder.At("report.xml")).Root!.Element("testsuite")!;
        string.Join(' ', suite.Attributes().Select(attribute => $"{attribute.Name}={attribute.Value}")).Should().Be("name=new | build tests=4 failures=2 errors=0 skipped=1");
        var cases = suite.Elements("testcase").ToList();
        cases.Select(test => (string)test.Attribute("name")!).Should().Equal("time_ms (N=1)", "time_ms (N=2)", "time_ms (all results)", "rate (FigureMissing)");
        cases.Select(test => test.Elements().SingleOrDefault()?.Name.LocalName).Should().Equal("failure", null, "skipped", "failure");
        cases.Select(test => (string?)test.Element("failure")?.Attribute("type")).Should().Equal("ExperimentRegressed", null, null, "FigureMissing");
        ((string)cases[0].Element("failure")!.Attribute("message")!).Should().StartWith("'time_ms' of new | build (N=1) has changed from 103.5 to 153.5 ms: +48.3%, allowed are 10% (p = ");
    }

    private static FigureComparison Compared(string figure, string point, double[] baseline, double[] candidate, BetterDirection better) =>
        new(point, figure, "ms", better, new SampleComparison(new(baseline), new(candidate)));

    private static RegressionReport Report(IReadOnlyList<FigureComparison> figures, params CmError[] problems) => new("new | build", "main", 0.1, new ComparisonResult(figures, [], problems));
}
