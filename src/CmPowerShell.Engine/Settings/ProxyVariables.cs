namespace CmPowerShell.Engine.Settings;

/// <summary>The environment variables that name a proxy.</summary>
internal static class ProxyVariables
{
    /// <summary>
    /// The variables. <c>HTTP_PROXY</c> in upper case is among them for the programs that read it; git and archives do not, see <c>GitSettings</c>.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];
}
