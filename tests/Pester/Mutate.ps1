#requires -Version 7.4
<#
.SYNOPSIS
    Damages the packaged module on purpose, each time in another way, and shows that a suite notices it.
.DESCRIPTION
    Each damage is done to a copy, on which the suites run that should notice it, in a process of their own. The exit code is the number of damages that nothing noticed, and of suites that fail without a damage.
.PARAMETER Module
    The folder of the packaged module.
.PARAMETER Pester
    The manifest of the module Pester.
.PARAMETER Name
    Only damages whose name fits this pattern.
.PARAMETER Pwsh
    The PowerShell that runs the suites.
#>
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Pester,
    [string] $Name = '*',
    [string] $Pwsh = 'pwsh'
)

$ErrorActionPreference = 'Stop'

function Remove-Part([string] $Path) { Remove-Item (Join-Path $copy $Path) -Recurse }

function Edit-Part([string] $Path, [string] $Old, [string] $New) {
    $file = Join-Path $copy $Path
    $text = [IO.File]::ReadAllText($file)
    if (-not $text.Contains($Old)) { throw "'$Old' is not in $Path." }
    [IO.File]::WriteAllText($file, $text.Replace($Old, $New))
}

$platform = [Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier -replace '^[a-z]+(?:\.[\d.]+)?-', ($IsWindows ? 'win-' : $IsMacOS ? 'osx-' : 'linux-')
$damages = @(
    # Without a damage the suites pass; otherwise they would notice anything.
    @{ Name = 'Nothing is damaged'; Suite = 'Shell'; Filter = 'Views*'; Do = { }; IsControl = $true }
    @{ Name = 'Nothing is damaged (Package)'; Suite = 'Package'; Do = { }; IsControl = $true }
    @{ Name = 'The Python side of hooks is missing'; Suite = 'Hooks'; Do = { Remove-Part python } }
    @{ Name = 'A file of the Python side is broken'; Suite = 'Hooks'; Do = { Add-Content (Join-Path $copy 'python/cm_hooks/run.py') 'raise RuntimeError("broken")' } }
    @{ Name = 'The module cmind for hooks is missing'; Suite = 'Hooks'; Do = { Remove-Part python/cmind } }
    @{ Name = 'The schemas are missing'; Suite = 'Package'; Filter = 'The package*'; Do = { Remove-Part schemas } }
    @{ Name = 'A schema is empty'; Suite = 'Package'; Filter = 'The package*'; Do = { Set-Content (Join-Path $copy 'schemas/script.schema.json') '{}' } }
    @{ Name = 'The native library of git of this platform is missing'; Suite = 'Repositories'; Do = { Remove-Part "deps/runtimes/$platform" } }
    @{ Name = 'The native library of another platform is missing'; Suite = 'Package'; Filter = 'The package*'; Do = { Remove-Part deps/runtimes/osx-arm64 } }
    @{ Name = 'The reader of YAML is missing'; Suite = 'Package'; Filter = 'The package*'; Do = { Remove-Part deps/YamlDotNet.dll } }
    @{ Name = 'The classic grammar is missing'; Suite = 'Package'; Filter = 'The package*'; Do = { Remove-Part deps/CmPowerShell.Classic.dll } }
    @{ Name = 'The built-in repository is missing'; Suite = 'CmPowerShell'; Filter = 'Finding*'; Do = { Remove-Part repository } }
    @{ Name = 'A built-in script fails'; Suite = 'CmPowerShell'; Filter = 'Running*'; Do = { Get-ChildItem (Join-Path $copy 'repository/script/detect-host') -Filter 'run.*' | ForEach-Object { Set-Content $_ 'exit 1' } } }
    @{ Name = 'The meta of a built-in script has a mistake'; Suite = 'CmPowerShell'; Filter = 'Validation*'; Do = { Add-Content (Get-ChildItem (Join-Path $copy 'repository/script/find-python') -Filter '_cm.*')[0] "`nalis: x" } }
    @{ Name = 'No views are loaded'; Suite = 'Shell'; Filter = 'Views*'; Do = { Edit-Part CmPowerShell.psd1 "@('CmPowerShell.Format.ps1xml')" '@()' } }
    @{ Name = 'The view of scripts belongs to another type'; Suite = 'Shell'; Filter = 'Views*'; Do = { Edit-Part CmPowerShell.Format.ps1xml '<TypeName>CmPowerShell.CmScript</TypeName>' '<TypeName>CmPowerShell.Other</TypeName>' } }
    @{ Name = 'A view has a header that is too narrow to read'; Suite = 'Shell'; Filter = 'Views*'; Do = { Edit-Part CmPowerShell.Format.ps1xml '<Label>Tags</Label>' '<Label>Tags</Label><Width>1</Width>' } }
    @{ Name = 'The help of the cmdlets is missing'; Suite = 'Package'; Do = { Remove-Part en-US/CmPowerShell.dll-Help.xml } }
    @{ Name = 'A topic is missing'; Suite = 'Package'; Filter = 'The package*'; Do = { Remove-Part en-US/about_CmHooks.help.txt } }
    @{ Name = 'A cmdlet is not exported'; Suite = 'Cache'; Filter = 'Keys*'; Do = { Edit-Part CmPowerShell.psd1 "'Get-CmCacheKey'" '' } }
    @{ Name = 'What is shown behind other objects is missing'; Suite = 'Shell'; Filter = 'Views*'; Do = { Edit-Part CmPowerShell.psd1 "@('CmPowerShell.Types.ps1xml')" '@()' } }
    @{ Name = 'The Types file is missing'; Suite = 'Package'; Filter = 'The package*'; Do = { Remove-Part CmPowerShell.Types.ps1xml } }
    @{ Name = 'The manifest has no notes of the release'; Suite = 'Package'; Filter = 'The package*'; Do = { Edit-Part CmPowerShell.psd1 'ReleaseNotes' 'Notes' } }
    @{ Name = 'The manifest names an address that nobody gave'; Suite = 'Package'; Filter = 'The package*'; Do = { Edit-Part CmPowerShell.psd1 'LicenseUri ' "ProjectUri = 'https://example.org/'; LicenseUri " } }
    @{ Name = 'The licence is missing'; Suite = 'Package'; Filter = 'The package*'; Do = { Remove-Part LICENSE } }
)

$work = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "cm-damage-$([guid]::NewGuid().ToString('N'))") -ItemType Directory).FullName
$path = $env:PSModulePath
$unnoticed = 0
try {
    foreach ($damage in $damages | Where-Object { $_.Name -like $Name }) {
        $copy = Join-Path $work 'CmPowerShell'
        Copy-Item (Resolve-Path $Module).Path $copy -Recurse
        & $damage.Do
        $env:PSModulePath = $work + [IO.Path]::PathSeparator + $path
        $suite = Join-Path $PSScriptRoot "$($damage.Suite).Tests.ps1"
        $output = & $Pwsh -NoProfile -NonInteractive -File (Join-Path $PSScriptRoot 'Invoke.ps1') -Pester (Resolve-Path $Pester).Path -Suite $suite -Filter "$($damage.Filter)" 2>&1
        $isNoticed = ($LASTEXITCODE -ne 0) -ne [bool] $damage.IsControl
        $first = "$($output | Where-Object { "$_" -match '\[-\]|Error|Exception' } | Select-Object -First 1)" -replace "`e\[[0-9;]*m" -replace '\s\d+m?s$'
        '{0}  {1} ({2}): {3}' -f ($damage.IsControl ? ($isNoticed ? 'passed    ' : 'FAILED    ') : $isNoticed ? 'noticed   ' : 'UNNOTICED '), $damage.Name, $damage.Suite, $first.Trim()
        if (-not $isNoticed) { $unnoticed++ }
        Remove-Item $copy -Recurse -Force
    }
}
finally {
    $env:PSModulePath = $path
    Remove-Item $work -Recurse -Force
}

exit $unnoticed
