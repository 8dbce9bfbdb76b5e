using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Search;

/// <summary>The built-in automations, even without artifacts.</summary>
internal static class WellKnownAutomations
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ObjectName> All { get; } =
    [
        WellKnownNames.Script, WellKnownNames.Component, WellKnownNames.Cache, WellKnownNames.Installed, WellKnownNames.Repo,
        WellKnownNames.Automation, WellKnownNames.Core, WellKnownNames.Configuration, WellKnownNames.Utils, WellKnownNames.Experiment,
    ];
}
