using System.Management.Automation;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Binding;

/// <summary>Reads patterns with the wildcards of PowerShell.</summary>
internal static class Wildcard
{
    /// <summary>Reads a pattern; letter case does not count.</summary>
    /// <exception cref="CmException">Id <c>PatternInvalid</c>: a bracket is not closed.</exception>
    public static WildcardPattern Parse(string text)
    {
        try
        {
            var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
            pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException problem)
        {
            throw new CmException(
                new CmError("PatternInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{text}' is not a pattern: a bracket is not closed.")
                { Hint = "Write `[ for a literal bracket.", Target = text },
                problem);
        }
    }
}
