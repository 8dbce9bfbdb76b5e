using System.Globalization;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm compare_versions utils --version1=… --version2=…</c>: by the same rule as the versions of scripts.</summary>
internal sealed class CompareVersions : IClassicAction
{
    public string Name => "compare_versions";

    public string Summary => "Compares two versions: 1 when the first is later, -1 when the second is, 0 when they are equal.";

    public IReadOnlyList<ActionInput> Inputs => [new("version1, version2", "the versions, such as 3.9 and 3.10")];

    public ActionOutcome Run(ActionCall call)
    {
        var comparison = Math.Sign(VersionComparer.Instance.Compare(Version(call, "version1"), Version(call, "version2")));
        call.Print(comparison.ToString(CultureInfo.InvariantCulture));
        return ActionOutcome.Done(("comparison", comparison));
    }

    // An empty version is valid too: hooks compare the output of a tool.
    private static string Version(ActionCall call, string key) =>
        call.Request.Input.ContainsKey(key) ? call.Request.Input.Text(key) : throw RequiredInput.Missing(call, key);
}
