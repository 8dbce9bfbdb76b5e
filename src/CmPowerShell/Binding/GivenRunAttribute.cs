using CmPowerShell.Engine;

namespace CmPowerShell.Binding;

/// <summary>Takes runs as Get-CmRun emits them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GivenRunAttribute : GivenObjectAttribute<CmRun>
{
    private protected override CmRun? Live(object value) => value as CmRun;

    private protected override CmRun? Find(CmEngine engine, GivenProperties given) =>
        given.Text("Id") is { Length: > 0 } id ? new CmRun(engine.Runs.Find(id)) : null;
}
