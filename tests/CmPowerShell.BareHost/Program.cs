using System.Management.Automation;
using System.Management.Automation.Runspaces;

if (args is not [var script, .. var arguments])
{
    Console.Error.WriteLine("usage: CmPowerShell.BareHost SCRIPT.ps1 [ARGUMENTS]");
    return 2;
}

using var shell = PowerShell.Create(InitialSessionState.CreateDefault2());
shell.AddCommand(Path.GetFullPath(script));
foreach (var argument in arguments)
{
    shell.AddArgument(argument);
}

try
{
    foreach (var line in shell.Invoke())
    {
        Console.WriteLine(line);
    }
}
catch (RuntimeException failure)
{
    Console.Error.WriteLine($"{failure.Message}\n{failure.ErrorRecord.ScriptStackTrace}");
    return 1;
}

foreach (var error in shell.Streams.Error)
{
    Console.Error.WriteLine(error);
}

return shell.Streams.Error.Count == 0 ? 0 : 1;
