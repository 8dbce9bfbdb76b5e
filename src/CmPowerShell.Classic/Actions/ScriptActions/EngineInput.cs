using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Settings;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary>The inputs <c>offline</c> and <c>windows_shell</c> of a run, which choose the engine.</summary>
internal static class EngineInput
{
    private const string Offline = "offline";
    private const string WindowsShell = "windows_shell";

    /// <summary>Their names.</summary>
    internal static IReadOnlyList<string> Names { get; } = [Offline, WindowsShell];

    /// <summary>Whether a call has one of them.</summary>
    internal static bool IsIn(ActionCall call) => call.Request.IsOn(Offline) || call.Request.Input.ContainsKey(WindowsShell);

    /// <summary>The engine for the runs of a call.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Ids <c>SettingInvalid</c>, <c>ShellNotForPlatform</c>.</exception>
    internal static CmEngine Apply(ActionCall call)
    {
        var engine = call.Request.IsOn(Offline) ? call.Services.WithoutNetwork() : call.Services;
        return call.Request.Input.Find(WindowsShell) is { } shell ? engine.WithWindowsShell(SettingTable.WindowsShell.Read(shell, "--" + WindowsShell).ToString()) : engine;
    }
}
