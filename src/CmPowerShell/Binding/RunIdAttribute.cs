using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>Takes the id of a run: a text, or a run as Get-CmRun emits it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RunIdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        GivenProperties.Read(inputData)?.Text("Id") is { Length: > 0 } id ? id : ArgumentText.Read(inputData);
}
