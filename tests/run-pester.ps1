#requires -Version 7.4
<#
.SYNOPSIS
    Runs the Pester suites against a packaged module and ends with exit code 1 when a test fails.
.DESCRIPTION
    Installs Pester for the current user where version 5 or newer is missing.
.PARAMETER Module
    The folder of the packaged module.
.EXAMPLE
    pwsh -NoProfile -File tests/run-pester.ps1 out/CmPowerShell
#>
param([Parameter(Mandatory)] [string] $Module)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module Pester -ListAvailable | Where-Object Version -GE '5.0')) {
    Install-Module Pester -MinimumVersion 5.0 -Scope CurrentUser -Force -SkipPublisherCheck
}

Import-Module Pester -MinimumVersion 5.0
Import-Module (Join-Path (Resolve-Path $Module) 'CmPowerShell.psd1')
$result = Invoke-Pester -Path (Join-Path $PSScriptRoot 'Pester') -Output Detailed -PassThru
"Passed $($result.PassedCount), failed $($result.FailedCount), skipped $($result.SkippedCount)."
if ($result.Result -ne 'Passed' -or $result.PassedCount -eq 0) {
    exit 1
}
