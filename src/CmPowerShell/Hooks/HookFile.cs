using System.Management.Automation.Language;
using CmPowerShell.Engine.Hooks.PowerShell;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Hooks;

/// <summary>Reads a hook's file. It is parsed and not run as a file, so that the execution policy of the user's session does not block it.</summary>
internal static class HookFile
{
    /// <exception cref="CmException">Id <c>HookFailed</c>: the file is missing or no PowerShell, with line and column; <c>FileNotRegular</c>, <c>FileTooLarge</c>.</exception>
    public static ScriptBlockAst Parse(string file)
    {
        var text = PowerShellHookText.Read(file) ?? throw new CmException(Broken(new SourceLocation(file), "it is missing"));
        var script = Parser.ParseInput(text, file, out _, out var errors);
        return errors.Length == 0 ? script : throw new CmException(Broken(
            new SourceLocation(file, errors[0].Extent.StartLineNumber, errors[0].Extent.StartColumnNumber), errors[0].Message));
    }

    private static CmError Broken(SourceLocation location, string why) =>
        new(HookErrors.Id, ReturnCode.Failed, CmErrorCategory.ScriptFailed, $"The hook {location} cannot be loaded: {why}") { Location = location };
}
