using CmPowerShell.Engine;
using CmPowerShell.Engine.Hooks.PowerShell.Hosting;

namespace CmPowerShell.Hooks;

/// <summary>Runs the hooks of the program <c>cm</c>, which has no PowerShell in itself, in this one. Only that program calls it.</summary>
public static class HookServer
{
    /// <summary>Serves until the program that started this process ends or closes the connection.</summary>
    /// <param name="pipe">The name of the pipe of that program.</param>
    public static void Serve(string pipe)
    {
        using var engine = PowerShellHookRunner.OpenEngine(new CmEngineOptions(), out var runner);
        PowerShellHookService.Serve(pipe, runner);
    }
}
