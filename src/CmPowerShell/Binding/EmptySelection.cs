using System.Management.Automation;
using System.Reflection;
using CmPowerShell.Errors;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Binding;

/// <summary>Refuses <c>-Tag</c> without a tag: a variable that happens to be empty must not select everything.</summary>
internal static class EmptySelection
{
    /// <summary>The error when a parameter that holds tags was given and has none; null otherwise.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters bound.</param>
    public static ErrorRecord? Find(PSCmdlet cmdlet)
    {
        var empty = cmdlet.MyInvocation.BoundParameters.Keys
            .Select(name => cmdlet.GetType().GetProperty(name))
            .FirstOrDefault(property => property?.GetCustomAttribute<TagsAttribute>() is { AllowEmpty: false } && property.GetValue(cmdlet) is string[] { Length: 0 });
        return empty is null ? null : ErrorRecords.From(new CmError(
            "NothingSelected", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"-{empty.Name} was given without a tag.")
        { Hint = "Give a tag, or leave the parameter out.", Target = empty.Name });
    }
}
