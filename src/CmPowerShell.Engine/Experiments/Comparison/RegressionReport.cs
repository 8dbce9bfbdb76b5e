using System.Globalization;
using System.Text;
using System.Xml;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Experiments.Comparison;

/// <summary>The comparisons of a test for hosts of builds: JUnit XML with a test for each figure, and a table in Markdown.</summary>
/// <param name="Name">The name of the candidate.</param>
/// <param name="Baseline">The name of the baseline.</param>
/// <param name="Threshold">The share by which a figure may be worse.</param>
/// <param name="Result">The comparisons.</param>
public sealed record RegressionReport(string Name, string Baseline, double Threshold, ComparisonResult Result)
{
    /// <summary>Writes JUnit XML.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="reports">One suite each.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void SaveJunit(string path, IReadOnlyList<RegressionReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        AtomicFile.Write(path, stream =>
        {
            using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "CmPowerShell");
            foreach (var report in reports)
            {
                report.WriteSuite(xml);
            }

            xml.WriteEndElement();
        });
    }

    /// <summary>Writes a page in Markdown.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="reports">One section each.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void SaveMarkdown(string path, IReadOnlyList<RegressionReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        AtomicFile.WriteText(path, string.Join('\n', reports.Select(report => report.ToMarkdown())));
    }

    /// <summary>The section in Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        var count = Result.Figures.Count(figure => figure.IsRegression(Threshold));
        text.Append(CultureInfo.InvariantCulture, $"## {MarkdownText.Escape(Name)}\n\nCompared with {MarkdownText.Escape(Baseline)}: ");
        text.Append(CultureInfo.InvariantCulture, $"{(count == 0 ? "no figure is" : count == 1 ? "one figure is" : $"{count} figures are")} worse by more than {Threshold:0.#%}.\n\n");
        text.Append("| | figure | point | baseline | candidate | change | 95 % interval | p |\n| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var figure in Result.Figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {(figure.IsRegression(Threshold) ? "**failed**" : Word(figure.Verdict))} | {MarkdownText.Escape(figure.Figure)} | {MarkdownText.Escape(figure.Point)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Samples.Baseline.Median:G6} {figure.Unit} | {figure.Samples.Candidate.Median:G6} {figure.Unit} | {Share(figure.Samples.Change)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Share(figure.Samples.Interval?.Low)} … {Share(figure.Samples.Interval?.High)} | {figure.Samples.Probability:0.000} |\n");
        }

        foreach (var problem in Result.Problems)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- {MarkdownText.Escape(problem.Message)}\n");
        }

        return text.ToString();
    }

    private void WriteSuite(XmlWriter xml)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", XmlCharacters.Escape(Name));
        xml.WriteAttributeString("tests", Number(Result.Figures.Count + Result.Problems.Count));
        xml.WriteAttributeString("failures", Number(Result.Figures.Count(figure => figure.IsRegression(Threshold)) + Result.Problems.Count));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Number(Result.Figures.Count(figure => figure.Verdict == ComparisonVerdict.Uncertain)));
        foreach (var figure in Result.Figures)
        {
            WriteCase(xml, $"{figure.Figure} ({SideReader.Show(figure.Point)})", figure.IsRegression(Threshold) ? ("ExperimentRegressed", Describe(figure)) : null, figure.Verdict == ComparisonVerdict.Uncertain ? "There are too few values to decide." : null);
        }

        foreach (var problem in Result.Problems)
        {
            WriteCase(xml, $"{problem.Target} ({problem.Id})", (problem.Id, problem.Message), null);
        }

        xml.WriteEndElement();
    }

    /// <summary>A regression in one sentence.</summary>
    /// <param name="figure">The comparison.</param>
    public string Describe(FigureComparison figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"'{figure.Figure}' of {Name} ({SideReader.Show(figure.Point)}) has changed from {figure.Samples.Baseline.Median:G6} to {figure.Samples.Candidate.Median:G6} {figure.Unit}: {Share(figure.Samples.Change)}, allowed are {Threshold:0.#%} (p = {figure.Samples.Probability:0.000}).");
    }

    private void WriteCase(XmlWriter xml, string name, (string Type, string Text)? failure, string? skipped)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", XmlCharacters.Escape(Name));
        xml.WriteAttributeString("name", XmlCharacters.Escape(name));
        if (failure is { } failed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", XmlCharacters.Escape(failed.Text));
            xml.WriteAttributeString("type", failed.Type);
            xml.WriteEndElement();
        }
        else if (skipped is not null)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", skipped);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Word(ComparisonVerdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Share(double? share) => share is { } value ? value.ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture) : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
