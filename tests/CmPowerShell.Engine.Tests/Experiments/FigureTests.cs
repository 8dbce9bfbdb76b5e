using AwesomeAssertions;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Summaries;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>Where figures come from, their units, and values that are no numbers.</summary>
public sealed class FigureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cm figures ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("figures: { a: 1, b: { value: 2, unit: ms, better: lower }, c: { x: 3 } }", "a=1, b=2 ms Lower, c.x=3")]
    [InlineData("figures: [ { name: a, value: 1 }, { name: b, value: 2, unit: s } ]", "a=1, b=2 s")]
    [InlineData("benchmark: [ { name: copy, unit: GB/s, minimum: 1, median: 2, maximum: 3 } ]", "copy=2 GB/s")]
    [InlineData("other: 1", "")]
    [InlineData("figures: 5", "")]
    public void Figures_of_the_state(string yaml, string expected) => Show(StateFigures.Read((MetaMap)YamlMeta.Parse(yaml, "state.yaml"))).Should().Be(expected);

    [Theory]
    [InlineData("a,b\n1,2.5\n", "a=1, b=2.5")]
    [InlineData("a,label\n1,x\n3,y\n2,z\n", "a=2.0")]
    [InlineData("name,value,unit\nspeed,7,\"MB/s\"\n\"with, comma\",1,\n", "speed=7 MB/s, with, comma=1")]
    [InlineData("a;b\r\n1;x\r\n", "a=1, b=x")]
    [InlineData("a\n", "")]
    public void Figures_of_csv(string text, string expected) => Show(CsvTable.Read(text)).Should().Be(expected);

    [Fact]
    public void The_files_that_every_experiment_knows_are_read()
    {
        Write("tmp-run-state.json", """{ "figures": { "a": 1 } }""");
        Write("cm-output.json", """{ "b": { "c": 2 }, "list": [1, 2] }""");
        Write("cm-result.json", """{ "d": "text" }""");

        Show(FigureFiles.ReadKnown(_folder)).Should().Be("a=1, b.c=2, d=text");
    }

    [Fact]
    public void A_file_that_is_missing_or_broken_is_an_error_with_its_name()
    {
        Write("broken.json", "{");

        ((Action)(() => _ = FigureFiles.Read(Path.Combine(_folder, "none.json")).ToList())).Should().Throw<CmException>().Which.Error.Id.Should().Be("FigureFileMissing");
        ((Action)(() => _ = FigureFiles.Read(Path.Combine(_folder, "broken.json")).ToList())).Should().Throw<CmException>().Which.Error.Location!.File.Should().EndWith("broken.json");
    }

    [Theory]
    [InlineData("ms", "s", 0.001)]
    [InlineData("GiB", "MiB", 1024.0)]
    [InlineData("x", "x", 1.0)]
    [InlineData("", "", 1.0)]
    [InlineData("ms", "MB", null)]
    [InlineData("foo", "bar", null)]
    public void Units_of_one_kind_are_converted(string from, string to, double? factor) => FigureUnit.GetFactor(from, to).Should().Be(factor);

    [Theory]
    [InlineData("latency", "", BetterDirection.Lower)]
    [InlineData("a", "ms", BetterDirection.Lower)]
    [InlineData("a", "GB/s", BetterDirection.Higher)]
    [InlineData("accuracy", "%", BetterDirection.Higher)]
    [InlineData("a", "%", BetterDirection.Unknown)]
    [InlineData("a", "", BetterDirection.Unknown)]
    public void A_name_or_unit_reveals_what_is_better(string name, string unit, BetterDirection better) => FigureUnit.GetBetter(name, unit).Should().Be(better);

    [Fact]
    public void A_value_that_is_no_number_is_reported_and_left_out()
    {
        var series = new FigureSeries();
        foreach (var result in new[] { "{ a: 1, b: NaN, c: x, d: 1 }", "{ a: text, b: 2, c: y, d: 2 }", "{ a: 3, d: 5, outcome: failed }" })
        {
            series.Add((MetaMap)YamlMeta.Parse(result, "r.yaml"), _ => false);
        }

        series.Summarize(_ => "", _ => BetterDirection.Unknown).Select(figure => $"{figure.Name}: {string.Join(',', figure.Sample.Values)}").Should().Equal("a: 1", "d: 1,2", "b: 2");
        series.GetProblems("here").Select(problem => $"{problem.Id} {problem.Target}").Should().Equal("FigureMixed a", "FigureNotFinite b");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private static string Show(IEnumerable<Figure> figures) => string.Join(", ", figures.Select(figure =>
        $"{figure.Name}={figure.Value}{(figure.Unit.Length > 0 ? " " + figure.Unit : "")}{(figure.Better == BetterDirection.Unknown ? "" : " " + figure.Better)}"));
}
