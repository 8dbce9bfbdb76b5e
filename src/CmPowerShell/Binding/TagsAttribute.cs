using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>Takes tags: strings that may hold several tags with commas. Null and blanks are no tags; <see cref="EmptySelection"/> refuses a list without any.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagsAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether an empty list of tags is allowed, as for a new artifact; otherwise it is refused.</summary>
    public bool AllowEmpty { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (ArgumentText.ReadAll(inputData) ?? [])
            .SelectMany(text => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
}
