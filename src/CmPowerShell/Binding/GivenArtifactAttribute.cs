using CmPowerShell.Engine;
using CmPowerShell.Search;

namespace CmPowerShell.Binding;

/// <summary>Takes artifacts: those that Get-CmArtifact and Get-CmScript emit, and the script of a result, a plan or a test.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GivenArtifactAttribute : GivenObjectAttribute<CmArtifact>
{
    private protected override CmArtifact? Live(object value) => value switch
    {
        CmArtifact artifact => artifact,
        CmScriptResult result => result.Script,
        CmPlanNode node => node.Script,
        CmTestResult result => result.Script,
        CmCacheFinding finding => finding.Entry,
        _ => null,
    };

    private protected override CmArtifact? Find(CmEngine engine, GivenProperties given) =>
        (ArtifactByUid.Find(engine, given) ?? ArtifactByUid.FindScript(engine, given)) is { } artifact ? new FoundArtifacts(engine).Create(artifact) : null;
}
