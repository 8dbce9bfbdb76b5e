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
    ./build.ps1 -Task Program -Runtime linux-arm64
    Makes the native program cm with the module and cm-pwsh beside it, and packs them into out/cm-linux-arm64.tar.gz. A native program is made on its own system; this needs a C compiler.
.EXAMPLE
    ./build.ps1 -Task Package, Extension
    Packs the extension for Azure Pipelines too; this needs Node.js 20 or newer with npm.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Program', 'Extension', 'Pester')]
    [string[]] $Task = @('Build', 'Test', 'Package'),

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # The platform of the program, such as win-x64 or osx-arm64; this machine's unless given.
    [string] $Runtime = [System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier,

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

switch ($Task) {
    'Build' { Invoke-Dotnet build $solution --configuration $Configuration }
    'Test' { Invoke-Dotnet test --solution $solution --configuration $Configuration }
    'Package' { Invoke-Dotnet build (Join-Path $PSScriptRoot 'src/CmPowerShell') --configuration Release -t:PackageModule "-p:ModuleOut=$module" }
    'Program' {
        $program = Join-Path $Destination "cm-$Runtime"
        Remove-Item -LiteralPath $program -Recurse -Force -ErrorAction Ignore
        Invoke-Dotnet publish (Join-Path $PSScriptRoot 'src/CmPowerShell.Cli') --configuration Release --runtime $Runtime --output $program
        if ($Runtime -like 'win*') {
            Compress-Archive -Path $program -DestinationPath "$program.zip" -Force
        } else {
            tar -czf "$program.tar.gz" -C $Destination (Split-Path $program -Leaf)
            if ($LASTEXITCODE -ne 0) {
                throw "tar ended with exit code $LASTEXITCODE."
            }
        }
    }
    'Extension' {
        $extension = Join-Path $PSScriptRoot 'src/AzurePipelines'
        Invoke-Npm install --prefix $extension --no-package-lock --no-audit --no-fund --loglevel=error
        Invoke-Npm run --prefix $extension pack '--' --module $module --out (Join-Path $Destination 'azure-pipelines')
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
