using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>Takes the name of a script: a text, or an object that has a name, such as the script in the result of a run.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ScriptTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        GivenProperties.Read(inputData)?.Text("Name") is { Length: > 0 } name ? name : ArgumentText.Read(inputData);
}
