namespace CmPowerShell.Cli.Output;

/// <summary>Colours, for terminals only. <c>NO_COLOR</c> (no-color.org) and a dumb terminal switch them off.</summary>
/// <param name="isOn">Whether colours are used.</param>
internal sealed class TextStyle(bool isOn)
{
    private const string Reset = "\u001b[0m";

    /// <summary>The style for a stream.</summary>
    /// <param name="isRedirected">Whether the stream goes anywhere but to a terminal.</param>
    internal static TextStyle For(bool isRedirected) => new(!isRedirected && AllowsColor);

    /// <summary>Whether the person allows colours.</summary>
    internal static bool AllowsColor =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    internal string Error(string text) => Wrap(text, "\u001b[31m");

    internal string Warning(string text) => Wrap(text, "\u001b[33m");

    internal string Story(string text) => Wrap(text, "\u001b[2m");

    private string Wrap(string text, string code) => isOn && text.Length > 0 ? code + text + Reset : text;
}
