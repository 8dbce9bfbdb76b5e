using CmPowerShell.Classic;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Inspection.Rules;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Engine.Testing;
using CmPowerShell.Engine.Validation;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.Search;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Classic;

/// <summary>
/// The output of a classic action in PowerShell: its typed values; the texts it prints, if it has no values, such as help;
/// or the JSON text of the whole result for <c>--out=json</c>.
/// </summary>
/// <param name="Output">The objects for the pipeline.</param>
/// <param name="Error">The error, or null.</param>
internal sealed record ClassicAnswer(IReadOnlyList<object> Output, CmError? Error)
{
    /// <summary>Runs the request.</summary>
    public static ClassicAnswer Create(CmEngine engine, ClassicRequest request, Operation operation)
    {
        if (request.Output == "json")
        {
            var result = engine.ClassicActions().Execute(request, operation);
            return new([JsonMeta.Write(result.Result)], ErrorOf(result));
        }

        var texts = new TextCollector(operation.Events);
        request.Input["out"] = "con";
        var outcome = engine.ClassicActions().Execute(request, operation with { Events = texts });
        var artifacts = new FoundArtifacts(engine);
        return new(outcome.Values.Count > 0 ? outcome.Values.SelectMany(value => Typed(value, artifacts)).ToList() : texts.Texts, ErrorOf(outcome));
    }

    /// <summary>Runs the request for a caller that needs objects and no text: typed values if there are some, or else the result as an object.</summary>
    public static ClassicAnswer AsObjects(CmEngine engine, ClassicRequest request, Operation operation)
    {
        var outcome = engine.ClassicActions().Execute(request, operation);
        var artifacts = new FoundArtifacts(engine);
        return new(outcome.Values.Count > 0 ? outcome.Values.SelectMany(value => Typed(value, artifacts)).ToList() : outcome.Error is null ? GetObject(outcome.Result) : [], ErrorOf(outcome));
    }

    // In PowerShell a removal that was refused is no success.
    private static CmError? ErrorOf(ActionOutcome outcome) => outcome.Error ?? (outcome.Refused.Count == 0 ? null : new CmError(
        "NotConfirmed", ReturnCode.Failed, CmErrorCategory.DecisionNeeded, $"Not removed, because it was not confirmed: {string.Join(", ", outcome.Refused)}.")
    { Hint = "Answer yes, or add -f to remove it without confirmation.", Target = outcome.Refused[0] });

    private static IReadOnlyList<object> GetObject(MetaMap result)
    {
        var rest = new MetaMap(result.Where(pair => pair.Key != "return"));
        var isNothing = rest.Count == 0 || (rest.Count == 1 && rest.Find("list") is MetaList { Count: 0 });
        return isNothing ? [] : [MetaObject.Create(rest)];
    }

    private static IEnumerable<object> Typed(object value, FoundArtifacts artifacts) =>
        value is IEnumerable<PlanNode> nodes ? CmPlanNode.CreateAll(nodes) : [TypedOne(value, artifacts)];

    private static object TypedOne(object value, FoundArtifacts artifacts) => value switch
    {
        Artifact artifact => artifacts.Create(artifact),
        Repository repository => new CmRepo(repository),
        RunRecord run => new CmRun(run),
        SettingValue setting => new CmSetting(setting),
        RunResult result => new CmScriptResult(result).ForPipeline(),
        Finding finding => new CmFinding(finding),
        CacheFinding finding => new CmCacheFinding(finding, null),
        ScriptTestResult result => new CmTestResult(result),
        _ => value,
    };

    /// <summary>Holds back the text of the action, which values replace, and forwards everything else.</summary>
    private sealed class TextCollector(IEventSink next) : IEventSink
    {
        private readonly List<string> _texts = [];

        public IReadOnlyList<string> Texts => _texts;

        public void Publish(EngineEvent engineEvent)
        {
            if (engineEvent is TextPrinted printed)
            {
                lock (_texts)
                {
                    _texts.Add(printed.Text);
                }
            }
            else
            {
                next.Publish(engineEvent);
            }
        }
    }
}
