#requires -Version 7.4
<#
.SYNOPSIS
    Builds the module in the configuration Debug and imports it into this PowerShell, with a separate home.
.DESCRIPTION
    A PowerShell process cannot load a second build of the module, so start a new one for each build:

        pwsh -NoProfile -NoExit -File debug.ps1

    The home is out/Debug/home, so your own repositories and cache entries stay as they are.
    The script prints the process id, to which a debugger can attach.
.PARAMETER NoBuild
    Imports the module that is built already.
.PARAMETER RepositoryHome
    The home of the session; your own home is "$HOME/CM".
.EXAMPLE
    pwsh -NoProfile -NoExit -File debug.ps1
.EXAMPLE
    pwsh -NoProfile -NoExit -File debug.ps1 -RepositoryHome $HOME/CM
#>
[CmdletBinding()]
param(
    [switch] $NoBuild,

    [string] $RepositoryHome = (Join-Path $PSScriptRoot 'out/Debug/home')
)

$ErrorActionPreference = 'Stop'
$module = Join-Path $PSScriptRoot 'out/Debug/CmPowerShell'

if (-not $NoBuild) {
    dotnet build (Join-Path $PSScriptRoot 'src/CmPowerShell') -t:PackageModule "-p:ModuleOut=$module" --nologo -v quiet
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet build ended with exit code $LASTEXITCODE."
    }
}

$env:CM_REPOS = $RepositoryHome
Import-Module (Join-Path $module 'CmPowerShell.psd1') -Global
Write-Host "CmPowerShell $((Get-Module CmPowerShell).Version), home '$RepositoryHome', process $PID."
