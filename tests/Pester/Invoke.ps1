#requires -Version 7.4
# Runs suites on the installed module. The exit code is the number of failed tests; a suite that cannot be read counts as one.
param(
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $Suite,
    [string] $Filter = ''
)

$ErrorActionPreference = 'Stop'
Import-Module $Pester
Import-Module CmPowerShell
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Suite -split ','
$configuration.Run.PassThru = $true
if ($Filter) { $configuration.Filter.FullName = $Filter }
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration
$failed = $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
"$($result.PassedCount) tests passed and $failed failed with Pester $((Get-Module Pester).Version) in PowerShell $($PSVersionTable.PSVersion)."
if ($result.PassedCount -eq 0) { exit 1 }
exit [Math]::Min($failed, 100)
