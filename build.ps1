#requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests and packages CmPowerShell.
.DESCRIPTION
    Everything here is one dotnet command each, which the README names, so a machine without PowerShell misses nothing.
.EXAMPLE
    ./build.ps1 -Task Test
.EXAMPLE
    ./build.ps1 -Task Package -Destination ./out
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Pester')]
    [string[]] $Task = @('Build', 'Test', 'Package'),

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [string] $Destination = (Join-Path $PSScriptRoot 'out')
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'CmPowerShell.sln'
$module = Join-Path $Destination 'CmPowerShell'

function Invoke-Dotnet {
    dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) ended with exit code $LASTEXITCODE."
    }
}

switch ($Task) {
    'Build' { Invoke-Dotnet build $solution --configuration $Configuration }
    'Test' { Invoke-Dotnet test --solution $solution --configuration $Configuration }
    'Package' { Invoke-Dotnet build (Join-Path $PSScriptRoot 'src/CmPowerShell') --configuration Release -t:PackageModule "-p:ModuleOut=$module" }
    'Pester' {
        Import-Module (Join-Path $module 'CmPowerShell.psd1') -Force
        Invoke-Pester -Path (Join-Path $PSScriptRoot 'tests/Pester')
    }
}
