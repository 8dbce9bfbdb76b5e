using CmPowerShell.Engine.Hosts;
using CmPowerShell.Engine.Scripts.Generations;

namespace CmPowerShell.Engine.Classic.Actions.UtilityActions;

/// <summary><c>cm get_host_os_info utils</c>.</summary>
internal sealed class HostInformation : IClassicAction
{
    public string Name => "get_host_os_info";

    public string Summary => "Tells what the engine knows of the machine and its shell.";

    public IReadOnlyList<ActionInput> Inputs => [];

    public IReadOnlyList<ActionInput> NotSupported { get; } = [new("bits", "the machine says whether it has 32 or 64")];

    public ActionOutcome Run(ActionCall call) => ActionOutcome.Done(("info", OsInfo.ForScripts(HostInfo.Current, Generation.Cmind4.Variables.Host.Windows)));
}
