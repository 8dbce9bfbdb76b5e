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
.EXAMPLE
    ./build.ps1 -Task Package, Release
    Makes the archive of a release with the list of its packages (bom.json) and the checksums of its files (SHA256SUMS). Audit asks the registries for known vulnerabilities. Both need bash.
.EXAMPLE
    ./build.ps1 -Task Package, Extension
    Packs the extension for Azure Pipelines too; this needs Node.js 20 or newer with npm.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Audit', 'Package', 'Extension', 'Pester', 'Release')]
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

function Invoke-Npm {
    npm @args
    if ($LASTEXITCODE -ne 0) {
        throw "npm $($args[0]) ended with exit code $LASTEXITCODE."
    }
}

function Invoke-Script([string] $Script, [string[]] $Arguments) {
    bash (Join-Path $PSScriptRoot $Script) @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Script ended with exit code $LASTEXITCODE."
    }
}

switch ($Task) {
    'Build' { Invoke-Dotnet build $solution --configuration $Configuration }
    'Test' { Invoke-Dotnet test --solution $solution --configuration $Configuration }
    'Audit' { Invoke-Script tools/audit.sh }
    'Package' { Invoke-Dotnet build (Join-Path $PSScriptRoot 'src/CmPowerShell') --configuration Release -t:PackageModule "-p:ModuleOut=$module" }
    'Extension' {
        $extension = Join-Path $PSScriptRoot 'src/AzurePipelines'
        Invoke-Npm install --prefix $extension --no-package-lock --no-audit --no-fund --loglevel=error
        Invoke-Npm run --prefix $extension pack '--' --module $module --out (Join-Path $Destination 'azure-pipelines')
    }
    'Release' {
        $release = Join-Path $Destination 'release'
        Remove-Item -LiteralPath $release -Recurse -Force -ErrorAction Ignore
        New-Item -ItemType Directory -Path $release | Out-Null
        Compress-Archive -Path $module -DestinationPath (Join-Path $release 'CmPowerShell.zip')
        Get-ChildItem -Path (Join-Path $Destination 'azure-pipelines') -Filter *.vsix -ErrorAction Ignore | Copy-Item -Destination $release
        Invoke-Script tools/release-files.sh $release
    }
    'Pester' {
        $packages = Join-Path $Destination 'pester'
        Invoke-Dotnet restore (Join-Path $PSScriptRoot 'tests/Pester/Pester.csproj') --packages $packages --verbosity quiet
        $pester = Join-Path $packages 'pester/6.2.0/tools/Pester.psd1'
        pwsh -NoProfile -File (Join-Path $PSScriptRoot 'tests/Pester/Run.ps1') -Module $module -Pester $pester
        if ($LASTEXITCODE -ne 0) {
            throw "The suites of Pester ended with exit code $LASTEXITCODE."
        }
    }
}
