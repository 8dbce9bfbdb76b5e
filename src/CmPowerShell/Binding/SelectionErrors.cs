using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Binding;

/// <summary>The errors of a command line that selects no object, or selects objects twice.</summary>
internal static class SelectionErrors
{
    /// <summary>The parameter for the destination was not given.</summary>
    /// <param name="parameter">The name of the parameter, without the dash.</param>
    public static CmException DestinationMissing(string parameter) => new(new CmError(
        "TargetNotSpecified", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"-{parameter} is missing.")
    { Hint = $"Write it as the last word, or as -{parameter}.", Target = parameter });

    /// <summary>A name came through the pipeline, and the one word of the command line is the destination: the automation is missing.</summary>
    public static CmException AutomationMissing(string name) => new(new CmError(
        "NothingSelected", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{name}' alone does not select an artifact: its automation is missing.")
    { Hint = "Write -Automation and -Destination.", Target = name });

    /// <summary>Objects come through the pipeline, and names are on the command line.</summary>
    public static CmException TwoSelections(object given) => new(new CmError(
        "SelectionConflict", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{given}' came through the pipeline, and -Name selects something else.")
    { Hint = "Leave the name out, or choose among the objects with Where-Object.", Target = given.ToString() });
}
