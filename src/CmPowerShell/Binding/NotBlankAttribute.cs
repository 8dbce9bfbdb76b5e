using System.Collections;
using System.Management.Automation;

namespace CmPowerShell.Binding;

/// <summary>Refuses null, a blank text, an empty list, and a list that holds one of them: a variable that happens to be empty must not select everything.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotBlankAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        var isBlank = ArgumentText.Unwrap(arguments) switch
        {
            string text => string.IsNullOrWhiteSpace(text),
            IList { Count: 0 } => true,
            IList items => items.Cast<object?>().Any(item => string.IsNullOrWhiteSpace(ArgumentText.Unwrap(item)?.ToString())),
            var value => value is null,
        };
        if (isBlank)
        {
            throw new ValidationMetadataException("The argument is empty, or a list with an empty text. Give a text, or leave the parameter out.");
        }
    }
}
