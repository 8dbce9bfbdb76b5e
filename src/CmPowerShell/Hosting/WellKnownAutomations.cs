using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Dialects;

namespace CmPowerShell.Hosting;

/// <summary>The automations that every home knows, even while it has no artifact of them.</summary>
internal static class WellKnownAutomations
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ObjectName> All { get; } =
    [
        WellKnown.Script, WellKnown.Component, WellKnown.Cache, WellKnown.Installed, WellKnown.Repo,
        WellKnown.Automation, WellKnown.Core, WellKnown.Configuration, WellKnown.Utils,
    ];
}
