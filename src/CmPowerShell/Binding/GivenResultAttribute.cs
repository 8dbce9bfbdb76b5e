using CmPowerShell.Engine;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell.Binding;

/// <summary>Binds results of runs as Invoke-CmScript emits them; of one that went through a file or a job, its script and its changes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GivenResultAttribute : GivenObjectAttribute<CmScriptResult>
{
    private protected override CmScriptResult? Live(object value) => value switch
    {
        CmScriptResult result => result,
        CmTestResult test => test.Result,
        _ => null,
    };

    private protected override CmScriptResult? Find(CmEngine engine, GivenProperties given) =>
        given.Value("NewEnv") is { } env && ArtifactByUid.FindScript(engine, given) is { } script
            ? new CmScriptResult(new RunResult
            {
                Script = script,
                NewEnv = Map(env, "NewEnv"),
                NewState = Map(given.Value("NewState"), "NewState"),
                Version = given.Text("Version") is { Length: > 0 } version ? version : null,
            })
            : null;

    private static MetaMap Map(object? value, string place) => ToMeta.Value(value, place) as MetaMap ?? [];
}
