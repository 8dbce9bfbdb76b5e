using System.Management.Automation;
using System.Management.Automation.Language;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Explains why a well-known command of PowerShell is not in the engine inside this program.</summary>
internal static class MissingCommand
{
    // Of the modules that come with pwsh, not with its engine: what people use in pipelines and small scripts.
    private static readonly HashSet<string> OfPwsh = new(StringComparer.OrdinalIgnoreCase)
    {
        "Select-Object", "select", "Sort-Object", "sort", "Group-Object", "group", "Measure-Object", "measure", "Compare-Object", "diff", "Tee-Object", "tee",
        "Format-Table", "ft", "Format-List", "fl", "Format-Wide", "fw", "Format-Custom", "fc", "Format-Hex", "Out-String", "Out-File", "Out-GridView", "ogv",
        "ConvertTo-Json", "ConvertFrom-Json", "Test-Json", "ConvertTo-Csv", "ConvertFrom-Csv", "Export-Csv", "epcsv", "Import-Csv", "ipcsv", "ConvertTo-Html",
        "ConvertTo-Xml", "Export-Clixml", "Import-Clixml", "Select-String", "sls", "Select-Xml", "ConvertFrom-StringData", "Import-PowerShellDataFile",
        "Write-Host", "Write-Output", "echo", "write", "Write-Error", "Write-Warning", "Write-Verbose", "Write-Debug", "Write-Information", "Write-Progress",
        "Read-Host", "Get-Date", "Get-Random", "Get-Unique", "Get-Member", "gm", "New-Object", "Add-Member", "Add-Type", "Invoke-Expression", "iex",
        "Measure-Command", "Start-Sleep", "sleep", "Wait-Debugger", "Get-Variable", "Set-Variable", "New-Variable", "Remove-Variable", "Get-Alias", "Set-Alias",
        "Invoke-WebRequest", "iwr", "Invoke-RestMethod", "irm", "New-Guid", "New-TimeSpan", "New-TemporaryFile", "Get-Culture", "Get-Host", "Get-FileHash",
        "Get-ChildItem", "gci", "dir", "ls", "Get-Item", "gi", "Set-Item", "New-Item", "ni", "Remove-Item", "ri", "rm", "Copy-Item", "cpi", "cp", "Move-Item", "mi", "mv",
        "Rename-Item", "rni", "ren", "Get-ItemProperty", "Set-ItemProperty", "Get-Content", "gc", "cat", "type", "Set-Content", "sc", "Add-Content", "ac",
        "Clear-Content", "Test-Path", "Join-Path", "Split-Path", "Resolve-Path", "rvpa", "Convert-Path", "Get-Location", "gl", "pwd", "Set-Location", "sl", "cd", "Push-Location",
        "Pop-Location", "Get-PSDrive", "New-PSDrive", "Get-Process", "gps", "Start-Process", "saps", "Stop-Process", "spps", "Wait-Process", "Get-Service",
        "Get-ComputerInfo", "Test-Connection", "Get-Clipboard", "Set-Clipboard", "Get-TimeZone", "Expand-Archive", "Compress-Archive",
        "Start-ThreadJob", "Get-Credential", "ConvertTo-SecureString", "ConvertFrom-SecureString", "Find-PSResource", "Install-PSResource", "Install-Module",
    };

    /// <summary>Answers a search that found nothing: a well-known command becomes one that only throws the explanation.</summary>
    internal static void Explain(object? sender, CommandLookupEventArgs search)
    {
        if (!OfPwsh.Contains(search.CommandName))
        {
            return;
        }

        var name = CodeGeneration.EscapeSingleQuotedStringContent(search.CommandName);
        search.CommandScriptBlock = ScriptBlock.Create($"""
            throw [System.Management.Automation.ErrorRecord]::new(
                [System.Management.Automation.CommandNotFoundException]::new('{Message(name)}'),
                'CommandNeedsPwsh', [System.Management.Automation.ErrorCategory]::NotInstalled, '{name}')
            """);
        search.StopSearch = true;
    }

    private static string Message(string name) =>
        $"The command ''{name}'' is not part of the PowerShell engine inside this program, which has the commands of this module and of the core only. "
        + "Install PowerShell 7.4 or newer (https://aka.ms/powershell); the program cm then uses it by itself.";
}
