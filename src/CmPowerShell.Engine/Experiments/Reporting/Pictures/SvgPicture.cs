using System.Globalization;
using System.Text;
using CmPowerShell.Engine.Formatting;

namespace CmPowerShell.Engine.Experiments.Reporting.Pictures;

/// <summary>Writes a picture as SVG, with a title and a description for screen readers. Its colours follow the theme of the page.</summary>
internal sealed class SvgPicture
{
    private const string Style = ".axis{stroke:#888;stroke-width:1}.mark{stroke:#1f6feb;fill:#1f6feb33;stroke-width:1.5}.dot{fill:#1f6feb}.text{fill:#222;font:12px sans-serif}"
        + "@media(prefers-color-scheme:dark){.text{fill:#ddd}.mark{stroke:#58a6ff;fill:#58a6ff33}.dot{fill:#58a6ff}}";

    private readonly StringBuilder _text = new();

    /// <summary>Begins a picture.</summary>
    public SvgPicture(int width, int height, string title, string description)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" role=\"img\"><title>{Escape(title)}</title><desc>{Escape(description)}</desc><style>{Style}</style>");
    }

    /// <summary>Draws a line.</summary>
    public SvgPicture Line(double fromX, double fromY, double toX, double toY, string kind = "axis")
    {
        _text.Append(CultureInfo.InvariantCulture, $"<line class=\"{kind}\" x1=\"{fromX:0.##}\" y1=\"{fromY:0.##}\" x2=\"{toX:0.##}\" y2=\"{toY:0.##}\"/>");
        return this;
    }

    /// <summary>Draws a rectangle.</summary>
    public SvgPicture Box(double x, double y, double width, double height)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<rect class=\"mark\" x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{Math.Max(1, width):0.##}\" height=\"{height:0.##}\"/>");
        return this;
    }

    /// <summary>Draws a cell of a heat map.</summary>
    /// <param name="x">Its place.</param>
    /// <param name="y">Its place.</param>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="share">How strong its colour is, from 0 to 1.</param>
    public SvgPicture Cell(double x, double y, double width, double height, double share)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<rect class=\"dot\" fill-opacity=\"{0.1 + (0.6 * share):0.##}\" x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\"/>");
        return this;
    }

    /// <summary>Draws a dot that shows a text under the pointer.</summary>
    public SvgPicture Dot(double x, double y, string title)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot\" cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"3\"><title>{Escape(title)}</title></circle>");
        return this;
    }

    /// <summary>Draws a text.</summary>
    /// <param name="x">Its place.</param>
    /// <param name="y">Its place.</param>
    /// <param name="text">The text; a long one is cut, and whole under the pointer.</param>
    /// <param name="anchor">Which part of it is at the place: start, middle or end.</param>
    /// <param name="length">The greatest number of characters.</param>
    public SvgPicture Text(double x, double y, string text, string anchor = "start", int length = 100)
    {
        var shown = text.Length > length ? text[..(length - 1)] + "…" : text;
        _text.Append(CultureInfo.InvariantCulture, $"<text class=\"text\" x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\">{Escape(shown)}<title>{Escape(text)}</title></text>");
        return this;
    }

    /// <summary>The whole picture.</summary>
    public override string ToString() => _text + "</svg>";

    /// <summary>A text for XML and HTML, without characters that these cannot hold.</summary>
    public static string Escape(string text) => XmlCharacters.Escape(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
