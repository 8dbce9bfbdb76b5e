#requires -Version 7.4
<#
.SYNOPSIS
    Installs the packaged module from a local feed, as a user installs it from the Gallery, and runs the suites of Pester on it.
.DESCRIPTION
    The package, the feed and the installed module lie in a temporary folder, which is removed at the end.
    The exit code is the number of failed tests, and 1 where the module cannot be packed or installed.
.PARAMETER Module
    The folder of the packaged module.
.PARAMETER Pester
    The folder of the module Pester, version 5.7 or newer.
.PARAMETER Suite
    The suites to run.
.PARAMETER Pwsh
    The PowerShell that runs them.
#>
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Pester,
    [string[]] $Suite = @($PSScriptRoot),
    [string] $Pwsh = 'pwsh'
)

$ErrorActionPreference = 'Stop'
$work = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "cm-feed-$([guid]::NewGuid().ToString('N'))") -ItemType Directory).FullName
$before = $env:HOME, $env:XDG_DATA_HOME, $env:XDG_CONFIG_HOME
try {
    # PowerShell reads the folder of a user's modules when it starts, so each step is a separate session.
    # The folders must be there: where one is missing, PSResourceGet writes into the current one.
    $env:HOME = $work
    $env:XDG_DATA_HOME = (New-Item (Join-Path $work '.local' 'share') -ItemType Directory).FullName
    $env:XDG_CONFIG_HOME = (New-Item (Join-Path $work '.config') -ItemType Directory).FullName
    & $Pwsh -NoProfile -File (Join-Path $PSScriptRoot 'Install.ps1') -Module (Resolve-Path $Module).Path -Feed (Join-Path $work 'feed')
    if ($LASTEXITCODE) { exit 1 }

    & $Pwsh -NoProfile -File (Join-Path $PSScriptRoot 'Invoke.ps1') -Pester (Resolve-Path $Pester).Path -Suite ($Suite -join ',')
    exit $LASTEXITCODE
}
finally {
    $env:HOME, $env:XDG_DATA_HOME, $env:XDG_CONFIG_HOME = $before
    Remove-Item $work -Recurse -Force
}
