namespace CmPowerShell.Engine.Formatting;

/// <summary>Colours for the lines on a terminal.</summary>
/// <param name="isOn">Whether colours are used.</param>
public sealed class TextStyle(bool isOn)
{
    private const string Reset = "\u001b[0m";

    /// <summary>A text about an error.</summary>
    public string Error(string text) => Wrap(text, "\u001b[31m");

    /// <summary>A text that warns.</summary>
    public string Warning(string text) => Wrap(text, "\u001b[33m");

    /// <summary>A text about the progress of the work.</summary>
    public string Story(string text) => Wrap(text, "\u001b[2m");

    private string Wrap(string text, string code) => isOn && text.Length > 0 ? code + text + Reset : text;
}
