using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cli.Output;

/// <summary>Whether a stream gets colours, according to the setting <c>Colors</c>: by default on terminals only. <c>NO_COLOR</c> (no-color.org) and a dumb terminal disable them.</summary>
internal static class StreamColors
{
    /// <summary>The style for a stream.</summary>
    /// <param name="isRedirected">Whether the stream is not a terminal.</param>
    internal static TextStyle StyleFor(bool isRedirected) => new(IsUsed(isRedirected));

    /// <summary>Whether a stream gets colours.</summary>
    /// <param name="isRedirected">Whether the stream is not a terminal.</param>
    internal static bool IsUsed(bool isRedirected) => ReadSetting() switch
    {
        "always" => true,
        "never" => false,
        _ => !isRedirected,
    };

    private static string ReadSetting()
    {
        try
        {
            return CmConfiguration.Open().Get(SettingTable.Colors).Text;
        }
        catch (CmException)
        {
            // The command itself reports errors of the settings; printing the report must not fail.
            return "auto";
        }
    }
}
