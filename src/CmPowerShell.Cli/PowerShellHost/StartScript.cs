namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>The script <c>start.ps1</c> beside the program, which imports the module and runs a request. What belongs to the request travels in variables and arguments.</summary>
internal static class StartScript
{
    internal static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "start.ps1");

    /// <summary>The variables that tell the script what to run; null takes one away.</summary>
    internal static IEnumerable<(string Name, string? Value)> Variables(PowerShellRequest request, string module) =>
    [
        ("CM_START_MODULE", module),
        ("CM_START_COMMAND", request.Command),
        ("CM_START_FILE", request.File),
    ];
}
