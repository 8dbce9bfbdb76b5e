using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Help;

namespace CmPowerShell.Tests.ShippedScripts;

/// <summary>Holds the commands of a script against those that there are.</summary>
internal static partial class CommandUses
{
    private static readonly HashSet<string> OfPester = new(StringComparer.OrdinalIgnoreCase)
    {
        "AfterAll", "BeforeAll", "BeforeDiscovery", "Describe", "Invoke-Pester", "It", "New-PesterConfiguration", "Should",
    };

    // Of PowerShell 7.4 and its own modules.
    private static readonly HashSet<string> OfPowerShell = new(StringComparer.OrdinalIgnoreCase)
    {
        "Add-Content", "Add-Member", "Compress-Archive", "Compress-PSResource", "ConvertFrom-Csv", "ConvertFrom-Json", "ConvertTo-Csv",
        "ConvertTo-Json", "Copy-Item", "Expand-Archive", "Export-Clixml", "Export-Csv", "ForEach-Object", "Format-List", "Format-Table",
        "Get-ChildItem", "Get-CimInstance", "Get-Command", "Get-Content", "Get-Date", "Get-FileHash", "Get-Help", "Get-Item", "Get-Job", "Get-Location", "Get-Module",
        "Get-Process", "Get-Verb", "Group-Object", "Import-Clixml", "Import-Csv", "Import-Module", "Import-PowerShellDataFile", "Install-Module",
        "Install-PSResource", "Join-Path", "Measure-Object", "Move-Item", "New-Item", "New-Object", "Out-File", "Out-Null", "Out-String",
        "Pop-Location", "Publish-PSResource", "Push-Location", "Read-Host", "Receive-Job", "Register-PSResourceRepository", "Remove-Item",
        "Remove-Job", "Remove-Module", "Resolve-Path", "Select-Object", "Set-Content", "Set-Item", "Set-Location", "Set-StrictMode", "Sort-Object",
        "Split-Path", "Start-Job", "Start-Process", "Start-Sleep", "Start-ThreadJob", "Stop-Job", "Stop-Process", "TabExpansion2",
        "Test-ModuleManifest", "Test-Path", "Wait-Job", "Where-Object", "Write-Error", "Write-Host", "Write-Verbose", "Write-Warning",
    };

    // Programs with a dash in their names.
    private static readonly HashSet<string> OfSystem = new(StringComparer.Ordinal) { "ssh-keygen" };

    // Functions that a suite for Pester takes from another file.
    private static readonly HashSet<string> OfSuites = new(
        ShippedScript.Pester.SelectMany(suite => FunctionName().Matches(suite.Text)).Select(match => match.Groups[1].Value), StringComparer.OrdinalIgnoreCase);

    // Functions that the tasks for Azure Pipelines share.
    private static readonly HashSet<string> OfTasks = new(StringComparer.OrdinalIgnoreCase)
    {
        "ConvertFrom-Lines", "ConvertTo-List", "ConvertTo-Table", "ConvertTo-Words", "Publish-Results", "Set-Output", "Stop-Search", "Write-Log",
    };

    /// <summary>The commands of a script, at any depth.</summary>
    public static IReadOnlyList<CommandAst> Of(Ast script) => [.. script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()];

    /// <summary>Whether a command of this name exists: in the module, the script itself, PowerShell, Pester, or, without a verb and a dash, the system.</summary>
    public static bool IsKnown(CommandAst command, Ast script, CmdletCatalog catalog) => command.GetCommandName() is not { } name
        || catalog.Names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || OfPowerShell.Contains(name) || OfPester.Contains(name) || OfTasks.Contains(name) || OfSystem.Contains(name) || OfSuites.Contains(name)
        || script.Find(ast => ast is FunctionDefinitionAst function && function.Name.Equals(name, StringComparison.OrdinalIgnoreCase), searchNestedScriptBlocks: true) is not null
        || !name.Contains('-', StringComparison.Ordinal);

    /// <summary>The parameters of a command of the module exist. The classic grammar has flags instead.</summary>
    public static void CheckParameters(CommandAst command, CmdletCatalog catalog)
    {
        if (command.GetCommandName() is not { } name || !catalog.Names.Contains(name, StringComparer.OrdinalIgnoreCase) || name == "Invoke-Cm")
        {
            return;
        }

        var known = catalog[name].ParameterSets.SelectMany(set => set.Parameters).SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // The parameter parser ends at two dashes.
        command.CommandElements.TakeWhile(element => element.Extent.Text != "--").OfType<CommandParameterAst>().Select(parameter => parameter.ParameterName)
            .Should().BeSubsetOf(known, command.Extent.Text);
    }

    [GeneratedRegex(@"^function\s+(\w+-\w+)", RegexOptions.Multiline)]
    private static partial Regex FunctionName();
}
