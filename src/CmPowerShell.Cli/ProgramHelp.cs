namespace CmPowerShell.Cli;

/// <summary>The output of <c>cm -Help</c>: the two ways to use the program.</summary>
internal static class ProgramHelp
{
    private const string Text = """
        cm - Collective Mind, the classic command line and PowerShell

        Classic commands:
          cm {action} {automation} {artifact(s)} --flag --key=value --a.b=value --list,=x,y @input.json @input.yaml
          cm help                          actions and automations
          cm help AUTOMATION               the actions of one automation
          cm ACTION AUTOMATION --help      the inputs of one action
          cm ... --out=json                only the result as JSON on standard output
          cm --version                     the version
          cm completion bash               the completion script for bash
          cm link [FOLDER]                 make the names of mlcflow: mlc, mlcr, ...; 'cm mlcr TAGS' works without them

        PowerShell with the module CmPowerShell loaded:
          cm -Command "Get-CmScript | Where-Object Tags -Contains benchmark | Invoke-CmScript"
          cm -File script.ps1 [arguments]

        PowerShell commands run in pwsh 7.4 or newer if it is installed, and otherwise in PowerShell 7.6 from the folder
        cm-pwsh next to this program.

        The exit code is the classic return code: 0 done, 1 failed, 2 a native script failed, 4 unknown action or automation,
        8 exists already, 16 not found, 32 ambiguous; 130 and 143 after Ctrl+C and a request to end.

        Environment: CM_REPOS is the home (default ~/CM); NO_COLOR disables colours. 'cm get core' shows all settings.
        """;

    internal static bool IsMeant(string[] arguments) =>
        arguments is [var single] && single.ToUpperInvariant() is "-HELP" or "-?" or "/?";

    internal static int Show()
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        output.WriteLine(Text);
        return 0;
    }
}
