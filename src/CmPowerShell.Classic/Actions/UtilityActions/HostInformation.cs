using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm get_host_os_info utils</c>.</summary>
internal sealed class HostInformation : IClassicAction
{
    public string Name => "get_host_os_info";

    public string Summary => "Prints information about the machine and its shell.";

    public IReadOnlyList<ActionInput> Inputs => [new("bits", "32 or 64, instead of the value of the machine")];

    public ActionOutcome Run(ActionCall call)
    {
        var info = OsInfo.ForScripts(HostInfo.Current, Generation.Cmind4.Variables.Host.Windows);
        if (call.Request.Input.Text("bits") is { Length: > 0 } bits)
        {
            info["bits"] = bits;
        }

        return ActionOutcome.Done(("info", info));
    }
}
