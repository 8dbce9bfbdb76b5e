using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>Takes texts: strings, numbers as they were written, or paths. Anything else does not bind.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => ArgumentText.ReadAll(inputData);
}
