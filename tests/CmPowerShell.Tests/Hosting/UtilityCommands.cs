using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell.Commands;

namespace CmPowerShell.Tests.Hosting;

/// <summary>The commands of Microsoft.PowerShell.Utility, such as Format-List, Select-Object and ConvertTo-Json, for a session that has only the engine of PowerShell.</summary>
internal static class UtilityCommands
{
    public static void AddTo(InitialSessionState state)
    {
        foreach (var type in typeof(FormatListCommand).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Cmdlet))))
        {
            if (Attribute.GetCustomAttribute(type, typeof(CmdletAttribute)) is CmdletAttribute name)
            {
                state.Commands.Add(new SessionStateCmdletEntry($"{name.VerbName}-{name.NounName}", type, helpFileName: null));
            }
        }
    }
}
