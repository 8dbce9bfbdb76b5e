using System.Collections;
using System.Management.Automation;
using CmPowerShell.Help;
using CmPowerShell.Tests.Hosting;

namespace CmPowerShell.Tests.Guidelines;

/// <summary>Calls of every cmdlet with one argument from a table of strange values, and a sensible value for all other mandatory ones.</summary>
internal static class Calls
{
    // These would ask a host of the network.
    private static readonly HashSet<string> OnlyPreviewed = ["Install-CmRepo", "Update-CmRepo"];

    /// <summary>Values that a variable holds by mistake, by what they are.</summary>
    public static IReadOnlyDictionary<string, object?> StrangeValues { get; } = new Dictionary<string, object?>
    {
        ["null"] = null,
        ["an empty text"] = "",
        ["blanks"] = "   ",
        ["an empty list"] = Array.Empty<object>(),
        ["a list with null"] = new object?[] { null },
        ["a list with an empty text"] = new object?[] { "", null },
        ["a number"] = 42,
        ["a fraction"] = 1.5,
        ["a truth"] = true,
        ["a date"] = new DateTime(2026, 1, 2),
        ["a hash table"] = new Hashtable { ["a"] = 1 },
        ["a hash table with null"] = new Hashtable { [""] = null },
        ["a custom object"] = new PSObject(),
        ["a list of lists"] = new object[] { new object[] { "a", null! }, 3 },
        ["a script block"] = ScriptBlock.Create("1"),
        ["too many commas"] = "a,b,c",
        ["an open bracket"] = "[",
        ["a line break"] = "a\nb",
        ["a path"] = "../../no-such-folder/file",
        ["a colon"] = "x:y:z",
    };

    /// <summary>Values that select nothing.</summary>
    public static IEnumerable<string> Blanks => StrangeValues.Keys.Take(6);

    /// <summary>The own parameters of a cmdlet.</summary>
    public static IEnumerable<CommandParameterInfo> Parameters(CommandInfo cmdlet) => CmdletCatalog.OwnParameters(cmdlet);

    /// <summary>The script that calls a cmdlet with <c>$value</c> for a parameter, or with <c>$value</c> through the pipeline.</summary>
    public static string Script(CommandInfo cmdlet, CommandParameterInfo parameter, bool throughPipeline)
    {
        var set = cmdlet.ParameterSets.OrderByDescending(set => set.IsDefault).First(set => set.Parameters.Any(own => own.Name == parameter.Name));
        var others = CmdletCatalog.OwnParameters(set).Where(other => other.IsMandatory && other.Name != parameter.Name && !(throughPipeline && other.ValueFromPipeline));
        var safe = !set.Parameters.Any(own => own.Name == "WhatIf") ? "" : OnlyPreviewed.Contains(cmdlet.Name) ? " -WhatIf" : " -Confirm:$false";
        var call = $"{cmdlet.Name} {string.Join(' ', others.Select(Sensible))}{safe} 6>$null";
        return throughPipeline ? $"param($value) ,$value | {call}" : $"param($value) {call} -{parameter.Name} $value";
    }

    /// <summary>Runs a script with a value.</summary>
    public static Ran Run(CmSession session, string script, object? value)
    {
        using var shell = session.Start(script).AddArgument(value);
        try
        {
            var output = shell.Invoke();
            return new Ran(output, [.. shell.Streams.Error], [], []);
        }
        catch (RuntimeException terminating)
        {
            return new Ran([], [.. shell.Streams.Error, terminating.ErrorRecord], [], []);
        }
    }

    private static string Sensible(CommandParameterInfo parameter) => parameter switch
    {
        _ when parameter.ParameterType == typeof(SwitchParameter) => $"-{parameter.Name}",
        { Name: "InputObject" } => "-InputObject (Get-CmScript one)",
        { Name: "Automation" } => "-Automation cfg",
        { Name: "As" } => "-As Dotenv",
        { Name: "Action" } => "-Action find",
        { Name: "Tag" } => "-Tag nothing-has-this",
        _ => $"-{parameter.Name} made-up",
    };
}
