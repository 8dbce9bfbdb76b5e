using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>Takes one text: a string, a number as it was written, or a path. Anything else does not bind.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        ArgumentText.ReadAll(inputData) switch
        {
            null => null,
            [var single] => single,
            [] => "",
            { Length: var count } => throw ArgumentText.Refusal($"One text is expected here, not a list of {count}."),
        };
}
