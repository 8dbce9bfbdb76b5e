using System.Management.Automation;
using CmPowerShell.Hooks;

namespace CmPowerShell.Tests.Hosting;

/// <summary>The types that the cmdlets declare as their output.</summary>
internal static class EmittedTypes
{
    public static IReadOnlyCollection<Type> All { get; } =
    [
        .. ModuleCommands.Cmdlets.Values
            .SelectMany(cmdlet => cmdlet.GetCustomAttributes(typeof(OutputTypeAttribute), inherit: true).Cast<OutputTypeAttribute>())
            .SelectMany(output => output.Type)
            .Select(type => type.Type)
            .Where(type => type is not null)
            .Distinct(),
    ];
}
