using System.Globalization;

namespace CmPowerShell.Engine.Experiments.Reporting.Pictures;

/// <summary>The area of a picture in which values are drawn, with its two axes.</summary>
/// <param name="across">The values of the horizontal axis.</param>
/// <param name="up">The values of the vertical axis.</param>
internal sealed class PlotArea(ValueRange across, ValueRange up)
{
    /// <summary>The width of pictures.</summary>
    public const int Width = 720;

    /// <summary>The place at which the area begins, after the texts of its rows.</summary>
    public const int Left = 220;

    /// <summary>The height of the area.</summary>
    public const int Height = 280;

    private const int Right = Width - 20;
    private const int Top = 20;
    private const int TextsBelow = 44;

    /// <summary>Begins a picture with room for the texts below an area.</summary>
    /// <param name="height">The height of the area.</param>
    /// <param name="title">Its title.</param>
    /// <param name="description">What it shows, for screen readers.</param>
    public static SvgPicture Begin(int height, string title, string description) => new(Width, height + TextsBelow, title, description);

    /// <summary>The horizontal place of a value in an area.</summary>
    public static double PlaceAcross(double value, ValueRange range) => Left + (range.Share(value) * (Right - Left));

    /// <summary>The place of a value.</summary>
    public double X(double value) => PlaceAcross(value, across);

    /// <summary>The place of a value.</summary>
    public double Y(double value) => Height - (up.Share(value) * (Height - Top));

    /// <summary>Draws the axes with the ends of their ranges.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="below">The name of the horizontal axis.</param>
    /// <param name="beside">The name of the vertical axis.</param>
    public SvgPicture Frame(SvgPicture picture, string below, string beside) => picture
        .Line(Left, Height, Right, Height).Line(Left, 10, Left, Height)
        .Text(Left, Height + 18, Number(across.Low), "middle").Text(Right, Height + 18, Number(across.High), "end").Text((Left + Width) / 2.0, Height + 36, below, "middle")
        .Text(Left - 6, Height, Number(up.Low), "end").Text(Left - 6, Top, Number(up.High), "end").Text(Left + 6, 14, beside);

    /// <summary>A number with five digits.</summary>
    public static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
