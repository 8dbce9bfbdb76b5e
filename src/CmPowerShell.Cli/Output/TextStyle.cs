using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Settings;

namespace CmPowerShell.Cli.Output;

/// <summary>Colours, as the setting <c>Colors</c> says: usually for terminals only. <c>NO_COLOR</c> (no-color.org) and a dumb terminal switch them off.</summary>
/// <param name="isOn">Whether colours are used.</param>
internal sealed class TextStyle(bool isOn)
{
    private const string Reset = "\u001b[0m";

    /// <summary>The style for a stream.</summary>
    /// <param name="isRedirected">Whether the stream goes anywhere but to a terminal.</param>
    internal static TextStyle For(bool isRedirected) => new(IsUsed(isRedirected));

    /// <summary>Whether a stream gets colours.</summary>
    /// <param name="isRedirected">Whether the stream goes anywhere but to a terminal.</param>
    internal static bool IsUsed(bool isRedirected) => Wish() switch
    {
        "always" => true,
        "never" => false,
        _ => !isRedirected,
    };

    private static string Wish()
    {
        try
        {
            return CmConfiguration.Open().Get(SettingTable.Colors).Text;
        }
        catch (CmException)
        {
            // The command itself tells what is wrong with the settings; how that is printed must not fail.
            return "auto";
        }
    }

    internal string Error(string text) => Wrap(text, "\u001b[31m");

    internal string Warning(string text) => Wrap(text, "\u001b[33m");

    internal string Story(string text) => Wrap(text, "\u001b[2m");

    private string Wrap(string text, string code) => isOn && text.Length > 0 ? code + text + Reset : text;
}
