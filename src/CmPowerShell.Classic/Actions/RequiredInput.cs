using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions;

/// <summary>Inputs without which an action cannot begin.</summary>
internal static class RequiredInput
{
    /// <summary>A text.</summary>
    /// <exception cref="CmException">Id <c>InputMissing</c>.</exception>
    internal static string Text(ActionCall call, string key) => call.Request.Input.Text(key) is { Length: > 0 } text ? text : throw Missing(call, key);

    /// <summary>Full path of a file that is there.</summary>
    /// <exception cref="CmException">Ids <c>InputMissing</c>, <c>InputFileNotFound</c>.</exception>
    internal static string File(ActionCall call, string key) => InputFile.Existing(call.Operation.FullPath(Text(call, key)));

    internal static CmException Missing(ActionCall call, string key) => new(new CmError(
        "InputMissing", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The action {call.Request.Action} needs the input '{key}'.")
    { Hint = $"Write --{key}=…; 'cm {call.Request.Action} {call.Automation.Alias} --help' lists the inputs.", Target = key });
}
