using CmPowerShell.Cli.PowerShellHost;
using CmPowerShell.Engine.Formatting.Selection;

namespace CmPowerShell.Cli;

/// <summary><c>cm -Command</c> and <c>cm -File</c>: PowerShell with the module loaded, in an installed pwsh or in the companion program.</summary>
internal static class PowerShellProgram
{
    internal static bool IsMeant(string[] arguments) => arguments.Length > 0 && arguments[0].ToUpperInvariant() is "-COMMAND" or "-FILE";

    /// <summary>Runs the pipeline or the script.</summary>
    /// <returns>Its exit code.</returns>
    internal static int Run(string[] arguments)
    {
        if (PowerShellRequest.Parse(arguments) is not { } request)
        {
            return Refuse($"{arguments[0]} needs a pipeline or a script: cm -Command \"PIPELINE\" or cm -File script.ps1", exitCode: 1);
        }

        if (request.File is { } file && !File.Exists(file))
        {
            return Refuse($"The script '{file}' was not found", exitCode: 16);
        }

        return PwshCommand.Find() is { } pwsh
            ? PwshProcess.Run(pwsh, request)
            : Refuse("There is no PowerShell: neither pwsh 7.4 or newer on PATH nor the folder cm-pwsh next to this program", exitCode: 1);
    }

    private static int Refuse(string reason, int exitCode)
    {
        Console.Error.WriteLine(OutputGuards.OfServices(Environment.GetEnvironmentVariable).Text($"CM error: {reason}!"));
        return exitCode;
    }
}
