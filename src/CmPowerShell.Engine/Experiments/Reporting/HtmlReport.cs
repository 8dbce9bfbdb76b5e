using System.Globalization;
using System.Text;
using CmPowerShell.Engine.Experiments.Figures;
using CmPowerShell.Engine.Experiments.Reporting.Content;
using CmPowerShell.Engine.Experiments.Reporting.Pictures;

namespace CmPowerShell.Engine.Experiments.Reporting;

/// <summary>A report as one HTML file that needs no network: tables that sort and filter, pictures, and the machine. Without scripts the tables are still whole.</summary>
internal static class HtmlReport
{
    private const string Style = """
        :root{color-scheme:light dark}
        body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;padding:1rem;max-width:75rem}
        h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;font-variant-numeric:tabular-nums}
        th,td{padding:.25rem .6rem;border-bottom:1px solid #8884;text-align:left;vertical-align:top}
        td.n,th.n{text-align:right}
        th button{all:unset;cursor:pointer;font-weight:bold}
        th button:focus-visible,input:focus-visible{outline:2px solid #1f6feb;outline-offset:2px}
        th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
        input{font:inherit;padding:.25rem .5rem;margin:.5rem 0;width:20rem;max-width:100%}
        .failed{color:#c62828}
        svg{max-width:100%;height:auto}
        @media(prefers-color-scheme:dark){.failed{color:#ff8a80}}
        @media print{input{display:none}.wide{overflow:visible}figure{break-inside:avoid}}
        """;

    private const string Script = """
        for (const table of document.querySelectorAll('table.points')) {
          const body = table.tBodies[0], status = table.parentElement.previousElementSibling;
          const key = (row, column) => { const cell = row.cells[column]; return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v); };
          table.querySelectorAll('th button').forEach((button, column) => button.addEventListener('click', () => {
            const head = button.parentElement, down = head.getAttribute('aria-sort') === 'ascending';
            table.querySelectorAll('th').forEach(other => other.removeAttribute('aria-sort'));
            head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
            [...body.rows].sort((a, b) => { const x = key(a, column), y = key(b, column), c = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), undefined, { numeric: true }); return down ? -c : c; }).forEach(row => body.append(row));
          }));
          const filter = status.previousElementSibling.querySelector('input');
          filter.addEventListener('input', () => {
            const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean); let shown = 0;
            for (const row of body.rows) { const fits = words.every(word => row.textContent.toLowerCase().includes(word)); row.hidden = !fits; shown += fits; }
            status.textContent = shown + ' of ' + body.rows.length + ' points';
          });
        }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="runs">The runs.</param>
    public static string Write(string title, IReadOnlyList<ReportRun> runs)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        page.Append(CultureInfo.InvariantCulture, $"<title>{SvgPicture.Escape(title)}</title><style>\n{Style}\n</style></head><body><main><h1>{SvgPicture.Escape(title)}</h1>");
        foreach (var run in runs)
        {
            Write(page, run);
        }

        if (ReportPictures.History(runs).ToList() is { Count: > 0 } history)
        {
            page.Append("\n<section><h2>History</h2>");
            AddPictures(page, history);
            page.Append("</section>");
        }

        return page.Append("</main><script>//<![CDATA[\n").Append(Script).Append("\n//]]></script></body></html>\n").ToString();
    }

    private static void Write(StringBuilder page, ReportRun run)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n<section><h2>{SvgPicture.Escape(run.Run.ToString())}</h2>");
        page.Append(CultureInfo.InvariantCulture, $"<p>{run.Points.Count} points, {run.Points.Count(point => point.Errors.Count > 0)} with failures, {run.Figures.Count} figures.</p>");
        foreach (var problem in run.Problems)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"failed\">{SvgPicture.Escape(problem.Message)}</p>");
        }

        WriteTable(page, run);
        AddPictures(page, ReportPictures.Of(run));
        WriteFacts(page, run);
        page.Append("</section>");
    }

    private static void AddPictures(StringBuilder page, IEnumerable<(string Title, SvgPicture Picture)> pictures)
    {
        foreach (var (title, picture) in pictures)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n<figure><figcaption>{SvgPicture.Escape(title)}</figcaption>{picture}</figure>");
        }
    }

    private static void WriteTable(StringBuilder page, ReportRun run)
    {
        var parameters = run.Points.SelectMany(point => point.Parameters.Keys).Distinct(StringComparer.Ordinal).ToList();
        page.Append("<p><label>Filter: <input type=\"search\"/></label></p>");
        page.Append(CultureInfo.InvariantCulture, $"<p role=\"status\">{run.Points.Count} of {run.Points.Count} points</p><div class=\"wide\"><table class=\"points\"><caption>Medians with the half width of the 95 % interval</caption><thead><tr>");
        parameters.ForEach(name => page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"><button type=\"button\">{SvgPicture.Escape(name)}</button></th>"));
        foreach (var figure in run.Figures)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" class=\"n\"><button type=\"button\">{SvgPicture.Escape(figure)}{(run.GetUnit(figure) is { Length: > 0 } unit ? $" ({SvgPicture.Escape(unit)})" : "")}</button></th>");
        }

        page.Append("<th scope=\"col\"><button type=\"button\">errors</button></th></tr></thead><tbody>");
        foreach (var point in run.Points)
        {
            WriteRow(page, run, parameters, point);
        }

        page.Append("</tbody></table></div>");
    }

    private static void WriteRow(StringBuilder page, ReportRun run, List<string> parameters, ReportPoint point)
    {
        page.Append("\n<tr>");
        foreach (var value in parameters.Select(point.Parameters.Find))
        {
            var number = FigureNumber.Find(value) is { } found ? string.Create(CultureInfo.InvariantCulture, $" data-v=\"{found:R}\"") : "";
            page.Append(CultureInfo.InvariantCulture, $"<td{number}>{SvgPicture.Escape(value?.ToString() ?? "")}</td>");
        }

        foreach (var sample in run.Figures.Select(figure => point.Find(figure)?.Sample))
        {
            page.Append(sample is null ? "<td class=\"n\"></td>" : string.Create(
                CultureInfo.InvariantCulture, $"<td class=\"n\" data-v=\"{sample.Median:R}\" title=\"{sample.Count} values from {sample.Minimum:G6} to {sample.Maximum:G6}\">{sample.Median:G6}{(sample.RelativeError is { } error ? $" ±{error:0.0%}" : "")}</td>"));
        }

        page.Append(CultureInfo.InvariantCulture, $"<td class=\"failed\">{SvgPicture.Escape(string.Join("; ", point.Errors))}</td></tr>");
    }

    private static void WriteFacts(StringBuilder page, ReportRun run)
    {
        page.Append("<h3>Environment</h3><div class=\"wide\"><table><tbody>");
        foreach (var (name, value) in FlatMap.Create(run.Run.Facts))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{SvgPicture.Escape(name)}</th><td>{SvgPicture.Escape(value.ToString())}</td></tr>");
        }

        page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">seed</th><td>{run.Run.Record.Seed}</td></tr><tr><th scope=\"row\">folder</th><td>{SvgPicture.Escape(run.Run.Folder)}</td></tr></tbody></table></div>");
    }
}
