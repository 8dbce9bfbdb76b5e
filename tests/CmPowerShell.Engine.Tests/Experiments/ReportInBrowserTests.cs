using AwesomeAssertions;
using CmPowerShell.Engine.Experiments.Reporting;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>The HTML report in a real browser: it renders, sorts and filters, and shows the figures of the data.</summary>
public sealed class ReportInBrowserTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public ReportInBrowserTests() => Assert.SkipWhen(Browser.Reason.Length > 0, Browser.Reason);

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(1280, "light")]
    [InlineData(360, "dark")]
    public async Task A_report_renders_sorts_and_filters_without_errors_and_without_network(int width, string scheme)
    {
        var file = Save();
        await using var browser = await Browser.StartAsync();
        await browser.SetScreenAsync(width, scheme);
        await browser.OpenAsync(file);

        (await browser.AskAsync(Of(0))).Should().Be("2|10|1|3");
        (await browser.AskAsync("[...document.querySelectorAll('table.points tbody td:nth-child(3)')].map(cell => Number(cell.dataset.v))")).Should().Be("22|102|12|32", "they are the medians of the data");
        (await browser.AskAsync("[...document.querySelectorAll('svg')].map(svg => svg.getBoundingClientRect().width > 0 && svg.getBoundingClientRect().height > 0)")).Should().MatchRegex(@"^true(\|true)+$");
        (await browser.AskAsync("document.documentElement.scrollWidth <= window.innerWidth")).Should().Be("true", "wide tables scroll in their place");
        (await browser.AskAsync("getComputedStyle(document.documentElement).colorScheme + ' ' + matchMedia('(prefers-color-scheme: dark)').matches")).Should().Be($"light dark {(scheme == "dark" ? "true" : "false")}");
        (await browser.AskAsync("getComputedStyle(document.body).color")).Should().Be(scheme == "dark" ? "rgb(255, 255, 255)" : "rgb(0, 0, 0)");

        await browser.AskAsync("document.querySelectorAll('table.points th button')[0].click()");
        (await browser.AskAsync(Of(0))).Should().Be("1|2|3|10", "numbers are sorted as numbers");
        await browser.AskAsync("document.querySelectorAll('table.points th button')[0].click()");
        (await browser.AskAsync(Of(0))).Should().Be("10|3|2|1");
        (await browser.AskAsync("[...document.querySelectorAll('table.points th')].map(head => head.getAttribute('aria-sort') ?? '-')")).Should().StartWith("descending|-");
        await browser.AskAsync("document.querySelectorAll('table.points th button')[1].click()");
        (await browser.AskAsync(Of(1))).Should().Be("<a> & b|<a> & b|fast|fast");

        await browser.AskAsync("(() => { const filter = document.querySelector('input[type=search]'); filter.value = 'FAST 3'; filter.dispatchEvent(new Event('input')); })()");
        (await browser.AskAsync(Of(0))).Should().Be("3");
        (await browser.AskAsync("document.querySelector('[role=status]').textContent")).Should().Be("1 of 4 points");

        browser.Problems.Should().BeEmpty();
        browser.Requests.Should().NotBeEmpty().And.OnlyContain(address => address.StartsWith("file:", StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal));
    }

    private static string Of(int column) =>
        $"[...document.querySelectorAll('table.points tbody tr:not([hidden])')].map(row => row.cells[{column}].textContent)";

    private string Save()
    {
        _home.Artifact(WellKnownNames.Experiment, "bench", "tags: [bench]");
        _home.Engine.Refresh();
        var artifact = _home.Engine.Experiments.Find(ArtifactName.Parse("bench"), [])[0];
        var folder = Directory.CreateDirectory(Path.Combine(artifact.Path, "2026-01-02.03-04-05.000000")).FullName;
        var results = from n in new[] { 2, 10, 1, 3 }
                      from i in Enumerable.Range(0, 5)
                      select $$"""{"uid": "{{n}}{{i}}", "N": {{n}}, "mode": "{{(n > 2 ? "fast" : "<a> & b")}}", "time_ms": {{(10 * n) + i}}, "outcome": "succeeded"}""";
        File.WriteAllText(Path.Combine(folder, "cm-result.json"), $"[{string.Join(",\n", results)}]");
        File.WriteAllText(Path.Combine(folder, "cm-experiment.json"), """{"format": 1, "state": "finished", "axes": [{"name": "N"}, {"name": "mode"}], "facts": {"machine": "m1"}, "seed": 7}""");
        var path = Path.Combine(_home.WorkDirectory, "report.html");
        ExperimentReport.Save(path, "A <title>", ExperimentRun.GetAll(artifact), []).Should().BeEmpty();
        return path;
    }
}
