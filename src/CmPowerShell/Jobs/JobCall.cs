using System.Collections;
using System.Management.Automation;

namespace CmPowerShell.Jobs;

/// <summary>One call of a cmdlet in a job.</summary>
/// <param name="Name">The name of what it works on.</param>
/// <param name="Command">The cmdlet.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Input">What is piped to it.</param>
internal sealed record JobCall(string Name, string Command, IDictionary Parameters, IReadOnlyList<object> Input)
{
    // They belong to the caller: they name variables of its session, or select whether a job starts.
    private static readonly HashSet<string> OfCaller = new(
        ["AsJob", "Confirm", "WhatIf", "OutVariable", "OutBuffer", "PipelineVariable", "ErrorVariable", "WarningVariable", "InformationVariable"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The parameters that a cmdlet has got now, as those of a call in a job.</summary>
    public static Dictionary<string, object?> Take(PSCmdlet cmdlet)
    {
        var taken = cmdlet.MyInvocation.BoundParameters.Where(pair => !OfCaller.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => Unbound(pair.Value), StringComparer.OrdinalIgnoreCase);
        taken["Confirm"] = false;
        return taken;
    }

    // A block of the caller's session would run there, between the commands of the user.
    private static object? Unbound(object? value) => value is ScriptBlock block ? ScriptBlock.Create(block.ToString()) : value;
}
