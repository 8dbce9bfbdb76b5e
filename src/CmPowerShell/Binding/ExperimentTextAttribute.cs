using System.Collections;
using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>Takes the name of an experiment with its run, <c>name/run</c>: a text, or an experiment, a run, a point or a result as cmdlets emit them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExperimentTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => ArgumentText.Unwrap(inputData) switch
    {
        null => null,
        IList items and not IDictionary => items.Cast<object?>().Select(Read).ToArray(),
        _ => new[] { Read(inputData) },
    };

    private static string? Read(object? argument) => ArgumentText.Unwrap(argument) switch
    {
        CmExperiment experiment => $"{experiment.Repository}:{experiment.Uid}",
        CmExperimentRun run => Run(run),
        CmExperimentPoint point => Run(point.Run),
        _ => GivenProperties.Read(argument) is { } given && given.Text("Experiment") is { Length: > 0 } name && given.Text("Run") is { Length: > 0 } run ? $"{name}/{run}" : ArgumentText.Read(argument),
    };

    private static string Run(CmExperimentRun run) => $"{new CmExperiment(run.Source).Repository}:{run.Source.Artifact.Uid}/{run.Name}";
}
