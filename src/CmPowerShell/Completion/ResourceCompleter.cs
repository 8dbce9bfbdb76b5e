using System.Management.Automation;
using System.Management.Automation.Language;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Experiments.Executors.Slurm;

namespace CmPowerShell.Completion;

/// <summary>Completes the table of resources, as <see cref="ParameterCompleter"/> does that of inputs: one for each partition, and for each frequent resource.</summary>
public sealed class ResourceCompleter : CmCompleter
{
    private static readonly (string Name, string Value)[] Frequent = [("cpus", "1"), ("memory", "'4G'"), ("gpus", "1"), ("time", "'01:00:00'")];

    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) => ClusterResources.FindPartitions()
        .Select(partition => (Name: "partition", Value: $"'{CodeGeneration.EscapeSingleQuotedStringContent(partition)}'"))
        .Concat(Frequent)
        .Select(resource => new CompletionResult($"@{{ {resource.Name} = {resource.Value} }}", $"{resource.Name} = {resource.Value}", CompletionResultType.ParameterValue, "An option of sbatch"));
}
