using System.Globalization;
using System.Text;
using CmPowerShell.Engine.Experiments.Reporting.Content;
using CmPowerShell.Engine.Experiments.Reporting.Pictures;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Reporting;

/// <summary>Writes reports of runs in the format that the name of the file has: HTML, Markdown with pictures next to it, CSV or JSON.</summary>
public static class ExperimentReport
{
    private static readonly string[] FirstColumns = ["experiment", "run"];
    private static readonly string[] LastColumns = ["figure", "unit", "count", "median", "low", "high", "minimum", "maximum"];

    /// <summary>Writes a report.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="title">The title of a page.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="figures">The names of figures, with wildcards; empty for all.</param>
    /// <param name="keys">The parameters that form points; null for the axes of the runs.</param>
    /// <returns>What could not be read or is no number; the rest is in the report.</returns>
    /// <exception cref="CmException">Ids <c>ReportFormatUnknown</c>, <c>FileNotWritable</c>.</exception>
    public static IReadOnlyList<CmError> Save(string path, string title, IReadOnlyList<ExperimentRun> runs, IReadOnlyList<string> figures, IReadOnlyList<string>? keys = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(runs);
        Action<string, string, IReadOnlyList<ReportRun>> save = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".html" or ".htm" => (file, name, read) => AtomicFile.WriteText(file, HtmlReport.Write(name, read)),
            ".md" => SaveMarkdown,
            ".csv" => (file, _, read) => AtomicFile.WriteText(file, GetCsv(read)),
            ".json" => (file, _, read) => JsonMeta.Save(file, new MetaList(read.Select(ToMeta)), sortKeys: false),
            _ => throw new CmException(new CmError("ReportFormatUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The format of the report '{path}' is not known.")
            { Hint = "Its name ends with .html, .md, .csv or .json.", Target = path }),
        };
        var reports = runs.Select(run => ReportRun.Read(run, figures, keys)).ToList();
        save(path, title, reports);
        return [.. reports.SelectMany(report => report.Problems)];
    }

    private static void SaveMarkdown(string path, string title, IReadOnlyList<ReportRun> runs)
    {
        var (page, pictures) = (new StringBuilder(), Path.GetFileNameWithoutExtension(path) + "-pictures");
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(path)!, pictures));
        page.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Escape(title)}\n");
        foreach (var (run, place) in runs.Select((run, place) => (run, place)))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {MarkdownText.Escape(run.Run.ToString())}\n\n| point | {string.Join(" | ", run.Figures.Select(figure => MarkdownText.Escape(run.GetLabel(figure))))} | errors |\n| --- |{string.Concat(run.Figures.Select(_ => " ---: |"))} --- |\n");
            foreach (var point in run.Points)
            {
                var cells = run.Figures.Select(figure => point.Find(figure)?.Sample is { } sample ? string.Create(CultureInfo.InvariantCulture, $"{sample.Median:G6}{(sample.RelativeError is { } error ? $" ±{error:0.0%}" : "")}") : "");
                page.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Escape(point.Text)} | {string.Join(" | ", cells)} | {MarkdownText.Escape(string.Join("; ", point.Errors))} |\n");
            }

            AddPictures(page, path, pictures, $"{place + 1}", ReportPictures.Of(run));
        }

        AddPictures(page, path, pictures, "history", ReportPictures.History(runs));
        AtomicFile.WriteText(path, page.ToString());
    }

    private static void AddPictures(StringBuilder page, string path, string folder, string prefix, IEnumerable<(string Title, SvgPicture Picture)> pictures)
    {
        foreach (var (picture, number) in pictures.Select((picture, number) => (picture, number)))
        {
            var name = $"{prefix}-{number + 1}.svg";
            AtomicFile.WriteText(Path.Combine(Path.GetDirectoryName(path)!, folder, name), picture.Picture.ToString());
            page.Append(CultureInfo.InvariantCulture, $"\n![{MarkdownText.Escape(picture.Title)}]({Uri.EscapeDataString(folder)}/{name})\n");
        }
    }

    // One line for each figure of a point, so that all tables have the same columns.
    private static string GetCsv(IReadOnlyList<ReportRun> runs)
    {
        var parameters = runs.SelectMany(run => run.Points).SelectMany(point => point.Parameters.Keys).Distinct(StringComparer.Ordinal).ToList();
        var text = new StringBuilder(string.Join(',', FirstColumns.Concat(parameters).Concat(LastColumns).Select(Cell))).Append('\n');
        foreach (var (run, point) in runs.SelectMany(run => run.Points.Select(point => (run, point))))
        {
            foreach (var figure in point.Figures)
            {
                var names = new[] { run.Run.Artifact.Name.ToString(), run.Run.Name }.Concat(parameters.Select(name => point.Parameters.Find(name)?.ToString() ?? "")).Concat([figure.Name, figure.Unit]);
                double?[] numbers = [figure.Sample.Count, figure.Sample.Median, figure.Sample.Interval?.Low, figure.Sample.Interval?.High, figure.Sample.Minimum, figure.Sample.Maximum];
                text.AppendJoin(',', names.Select(Cell).Concat(numbers.Select(number => number?.ToString("R", CultureInfo.InvariantCulture) ?? ""))).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static MetaMap ToMeta(ReportRun run) => new()
    {
        ["experiment"] = run.Run.Artifact.Name.ToString(),
        ["run"] = run.Run.Name,
        ["facts"] = run.Run.Facts,
        ["points"] = new MetaList(run.Points.Select(point => new MetaMap
        {
            ["parameters"] = point.Parameters,
            ["errors"] = MetaList.OfTexts(point.Errors),
            ["figures"] = new MetaMap(point.Figures.Select(figure => KeyValuePair.Create(figure.Name, (MetaValue)new MetaMap
            {
                ["unit"] = figure.Unit,
                ["median"] = figure.Sample.Median,
                ["low"] = figure.Sample.Interval is { } interval ? interval.Low : MetaNull.Instance,
                ["high"] = figure.Sample.Interval is { } other ? other.High : MetaNull.Instance,
                ["values"] = new MetaList(figure.Sample.Values.Select(value => (MetaValue)value)),
            }))),
        })),
    };
}
