using CmPowerShell.Cli.Output;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>The script <c>start.ps1</c> next to the program. It imports the module and runs a request, which it gets in variables.</summary>
internal static class StartScript
{
    internal static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "start.ps1");

    /// <summary>The variables that hold the request for the script; null removes one.</summary>
    internal static IEnumerable<(string Name, string? Value)> Variables(PowerShellRequest request, string module) =>
    [
        ("CM_START_MODULE", module),
        ("CM_START_COMMAND", request.Command),
        ("CM_START_FILE", request.File),
        ("CM_START_RENDERING", Rendering),
        ("CM_START_ARGUMENTS", request.File is null ? null : ArgumentsOf(request)),
    ];

    // What $PSStyle.OutputRendering is. PowerShell itself puts colours into a redirected standard error.
    private static string Rendering =>
        !StreamColors.IsUsed(Console.IsOutputRedirected || Console.IsErrorRedirected) ? "PlainText"
        : Console.IsOutputRedirected ? "Ansi"
        : "Host";

    private static string ArgumentsOf(PowerShellRequest request) => JsonMeta.WriteLine(new MetaList(request.Arguments.Select(argument => new MetaText(argument))));
}
