using AwesomeAssertions;
using CmPowerShell.Conformance;
using Xunit;

namespace CmPowerShell.Tests.EndToEnd;

/// <summary>The meta files and plans of the fixture repository <c>team@workshop</c>, and what the Python tools make of them.</summary>
public sealed class WorkshopTests : IDisposable
{
    private readonly string _scratch = Path.GetTempFileName();
    private readonly StringWriter _report = new();

    private static string Workshop { get; } = Path.Combine(AppContext.BaseDirectory, "fixtures", "workshop");

    public void Dispose()
    {
        File.Delete(_scratch);
        _report.Dispose();
    }

    [Fact]
    public void Its_meta_files_have_the_values_that_Python_reads()
    {
        new MetaConformance(_report).Run(Workshop, Workshop + ".parsed.jsonl").Should().Be(0, _report.ToString());

        LastLine().Should().Be("14 matched, 0 differed");
    }

    [Fact]
    public void Its_plans_are_those_of_the_reference()
    {
        new PlanConformance(_report).Run(Workshop, Workshop + ".jsonl").Should().Be(0, _report.ToString());

        LastLine().Should().Be("62 matched, 0 differed");
    }

    [Theory]
    [InlineData("[2, \"get-steel\", \"get,steel\", \"\"]", "[2, \"get-stone\", \"get,stone\", \"\"]")]
    [InlineData("{\"version_min\": \"2\"}", "{\"version_min\": \"3\"}")]
    [InlineData("\"get,tool,_sharp\"", "\"get,tool,_blunt\"")]
    [InlineData("\"return\": 16", "\"return\": 1")]
    public void A_wrong_record_is_told(string recorded, string wrong)
    {
        var text = File.ReadAllText(Workshop + ".jsonl");
        var place = text.IndexOf(recorded, StringComparison.Ordinal);
        File.WriteAllText(_scratch, string.Concat(text.AsSpan(0, place), wrong, text.AsSpan(place + recorded.Length)));

        new PlanConformance(_report).Run(Workshop, _scratch).Should().Be(1);

        LastLine().Should().Be("61 matched, 1 differed");
        _report.ToString().Should().Contain("    recorded: ").And.Contain("    ours:     ");
    }

    [Fact]
    public void A_wrong_meta_record_is_told_too()
    {
        File.WriteAllText(_scratch, File.ReadAllText(Workshop + ".parsed.jsonl").Replace("\"sweep\", \"floor\"", "\"sweep\", \"yard\"", StringComparison.Ordinal));

        new MetaConformance(_report).Run(Workshop, _scratch).Should().Be(1);

        LastLine().Should().Be("13 matched, 1 differed");
    }

    private string LastLine() => _report.ToString().TrimEnd().Split('\n')[^1];
}
