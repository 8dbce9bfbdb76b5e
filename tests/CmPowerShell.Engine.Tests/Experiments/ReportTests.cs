using System.Xml.Linq;
using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Experiments.Reporting;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>Reports of experiments: their figures are those of the results.</summary>
public sealed class ReportTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly ScratchEngine _home = new();
    private readonly ExperimentRun _run;

    public ReportTests()
    {
        _home.Artifact(WellKnownNames.Experiment, "bench", "tags: [bench]");
        _home.Engine.Refresh();
        Artifact artifact = _home.Engine.Experiments.Find(ArtifactName.Parse("bench"), [])[0];
        var folder = Directory.CreateDirectory(Path.Combine(artifact.Path, "2026-01-02.03-04-05.000000")).FullName;
        var results = Enumerable.Range(1, 4).SelectMany(n => Enumerable.Range(0, 5).Select(i => $$"""{"uid": "{{n}}{{i}}", "N": {{n}}, "mode": "<a> & b", "time_ms": {{(10 * n) + i}}, "outcome": "succeeded"}"""))
            .Append("""{"uid": "x", "N": 9, "mode": "<a> & b", "outcome": "failed", "error": "It \"failed\", here."}""");
        File.WriteAllText(Path.Combine(folder, "cm-result.json"), $"[{string.Join(",\n", results)}]");
        File.WriteAllText(Path.Combine(folder, "cm-experiment.json"), """{"format": 1, "state": "finished", "axes": [{"name": "N"}, {"name": "mode"}], "facts": {"machine": "m1"}, "seed": 7}""");
        _run = ExperimentRun.GetAll(artifact)[0];
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_page_is_whole_needs_no_network_and_has_the_figures_of_the_data()
    {
        var text = File.ReadAllText(Save("report.html"));
        text.Should().StartWith("<!DOCTYPE html>").And.NotContain("src=").And.NotContain("href=").And.NotContain("@import");
        var page = XDocument.Parse(text["<!DOCTYPE html>".Length..]);

        var table = page.Descendants("table").Single(found => (string?)found.Attribute("class") == "points");
        table.Descendants("button").Select(button => button.Value).Should().Equal("N", "mode", "time_ms (ms)", "errors");
        table.Element("tbody")!.Elements("tr").Select(row => string.Join('|', row.Elements("td").Select(cell => (string?)cell.Attribute("data-v") ?? cell.Value)))
            .Should().Equal("1|<a> & b|12|", "2|<a> & b|22|", "3|<a> & b|32|", "4|<a> & b|42|", "9|<a> & b||It \"failed\", here.");
        page.Descendants(Svg + "svg").Should().HaveCount(2, "a box plot, and a curve over the numeric axis").And.AllSatisfy(picture =>
        {
            ((string?)picture.Attribute("role")).Should().Be("img");
            picture.Element(Svg + "desc")!.Value.Should().Contain("N=1").And.Contain("12");
        });
        page.Descendants("th").Select(cell => cell.Value).Should().Contain("machine");
        page.Descendants("label").Should().ContainSingle("the filter has a name for screen readers");
    }

    [Fact]
    public void Two_axes_make_a_heat_map_two_figures_a_front_and_two_runs_a_history()
    {
        var (first, second) = (Run("2026-02-01.00-00-00.000000", 1), Run("2026-02-02.00-00-00.000000", 2));
        var path = Path.Combine(_home.WorkDirectory, "all.html");
        ExperimentReport.Save(path, "All", [first, second], []);
        var pictures = XDocument.Parse(File.ReadAllText(path)["<!DOCTYPE html>".Length..]).Descendants(Svg + "svg").ToLookup(picture => picture.Element(Svg + "title")!.Value);

        var map = pictures["time_ms by threads and batch"].First();
        map.Element(Svg + "desc")!.Value.Should().Contain("threads=4, batch=2: 0.5");
        map.Elements(Svg + "rect").Should().HaveCount(6);
        pictures["size_mb against time_ms"].First().Element(Svg + "desc")!.Value.Should().Be("No point is better in both figures than: threads=4, batch=1 (0.25, 4); threads=2, batch=1 (0.5, 2); threads=1, batch=1 (1, 1)");
        pictures["time_ms by run"].Should().ContainSingle().Which.Descendants(Svg + "circle").Should().HaveCount(12);
    }

    private ExperimentRun Run(string name, int slowness)
    {
        var artifact = _run.Artifact;
        var folder = Directory.CreateDirectory(Path.Combine(artifact.Path, name)).FullName;
        var results = from threads in new[] { 1, 2, 4 }
                      from batch in new[] { 1, 2 }
                      select string.Create(System.Globalization.CultureInfo.InvariantCulture, $$"""{"uid": "{{threads}}{{batch}}", "threads": {{threads}}, "batch": {{batch}}, "time_ms": {{(double)slowness * batch / threads}}, "size_mb": {{threads * batch}}, "outcome": "succeeded"}""");
        File.WriteAllText(Path.Combine(folder, "cm-result.json"), $"[{string.Join(",\n", results)}]");
        File.WriteAllText(Path.Combine(folder, "cm-experiment.json"), """{"format": 1, "state": "finished", "axes": [{"name": "threads"}, {"name": "batch"}], "better": {"size_mb": "lower"}, "seed": 7}""");
        return ExperimentRun.GetAll(artifact).Single(run => run.Name == name);
    }

    [Fact]
    public void Markdown_has_its_pictures_next_to_it()
    {
        var text = File.ReadAllText(Save("a report.md"));

        text.Should().Contain("| N=2, mode=&lt;a&gt; &amp; b | 22 ±").And.Contain("](a%20report-pictures/1-1.svg)");
        XDocument.Load(Path.Combine(_home.WorkDirectory, "a report-pictures", "1-1.svg")).Root!.Name.Should().Be(Svg + "svg");
    }

    [Fact]
    public void Csv_and_json_have_the_same_figures()
    {
        var lines = File.ReadAllLines(Save("report.csv"));
        lines[0].Should().Be("experiment,run,N,mode,figure,unit,count,median,low,high,minimum,maximum");
        lines[1].Should().MatchRegex("^\"?bench,[^,]+\"?,2026-01-02.03-04-05.000000,1,<a> & b,time_ms,ms,5,12,1[0-9],1[0-9],10,14$");
        lines.Should().HaveCount(5);

        var run = (MetaMap)((MetaList)JsonMeta.Parse(File.ReadAllText(Save("report.json")), "r"))[0];
        run.List("points").OfType<MetaMap>().Select(point => point.Map("figures").Map("time_ms").List("values").Count).Should().Equal(5, 5, 5, 5, 0);
    }

    [Fact]
    public void Other_parameters_can_form_the_points_and_a_broken_file_is_reported()
    {
        File.AppendAllText(_run.ResultPath, "x");

        var problems = ExperimentReport.Save(Path.Combine(_home.WorkDirectory, "r.csv"), "t", [_run], ["time*"], ["mode"]);

        problems.Select(problem => problem.Id).Should().Equal("MetaFileBroken");
        File.ReadAllLines(Path.Combine(_home.WorkDirectory, "r.csv"))[1].Should().Contain(",time_ms,ms,20,");
    }

    [Fact]
    public void Another_ending_is_an_error() =>
        ((Action)(() => Save("report.doc"))).Should().Throw<CmException>().Which.Error.Id.Should().Be("ReportFormatUnknown");

    private string Save(string name)
    {
        var path = Path.Combine(_home.WorkDirectory, name);
        ExperimentReport.Save(path, "A <title>", [_run], []).Should().BeEmpty();
        return path;
    }
}
