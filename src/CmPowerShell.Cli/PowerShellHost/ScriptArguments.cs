using System.Management.Automation.Runspaces;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>The arguments behind <c>-File script.ps1</c>, by the rules of pwsh: <c>-Name</c>, <c>-Name:value</c>, and plain values.</summary>
internal static class ScriptArguments
{
    internal static IEnumerable<CommandParameter> Parse(IEnumerable<string> arguments) => arguments.Select(Parse);

    private static CommandParameter Parse(string argument)
    {
        if (argument.Length < 2 || argument[0] != '-' || !(char.IsLetter(argument[1]) || argument[1] is '_' or '?'))
        {
            return new CommandParameter(null, argument);
        }

        var colon = argument.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new CommandParameter(argument) : new CommandParameter(argument[..(colon + 1)], argument[(colon + 1)..]);
    }
}
