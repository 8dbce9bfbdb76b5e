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
    ./build.ps1 -Task Audit
    Asks the registries for known vulnerabilities of the packages. This needs bash.
.EXAMPLE
    ./build.ps1 -Task Package, Extension
    Packs the extension for Azure Pipelines too; this needs Node.js 20 or newer with npm.
.EXAMPLE
    ./build.ps1 -Task Package, Pester
    Installs the package from a feed of its own and runs the suites of Pester on it. Mutate damages the package on purpose and shows that the suites notice it.
.EXAMPLE
    ./build.ps1 -Task Release -Runtime linux-x64, osx-arm64 -ProjectUri https://example.org/cmpowershell
    Makes the files of a release: the package for the Gallery, the program for each platform, the extension, and their checksums.
.PARAMETER Runtime
    The platforms of the program; this machine's otherwise.
.PARAMETER ProjectUri
    The address of the project, which the manifest of the module then has.
.PARAMETER IconUri
    The address of the icon of the module.
.PARAMETER OnlineHelpUri
    The address of the folder of the help pages in the web, for Get-Help -Online.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Audit', 'Package', 'Extension', 'Pester', 'Mutate', 'Program', 'Release')]
    [string[]] $Task = @('Build', 'Test', 'Package'),

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [string] $Destination = (Join-Path $PSScriptRoot 'out'),

    [ValidatePattern('^[a-z]+(-[a-z0-9]+)+$')]
    [string[]] $Runtime = @(),

    [uri] $ProjectUri,

    [uri] $IconUri,

    [uri] $OnlineHelpUri
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

# The suites run in the PowerShell that runs this script; one that is a tool of dotnet runs in the process dotnet.
$pwsh = @((Get-Process -Id $PID).Path, $env:CM_TEST_PWSH, (Get-Command pwsh -ErrorAction Ignore).Source).Where({ $_ -and (Split-Path $_ -LeafBase) -eq 'pwsh' }, 'First')[0]
$version = ([xml](Get-Content (Join-Path $PSScriptRoot 'Directory.Build.props') -Raw)).SelectSingleNode('//Version').InnerText

function Build-Module {
    Invoke-Dotnet build (Join-Path $PSScriptRoot 'src/CmPowerShell') --configuration Release -t:PackageModule "-p:ModuleOut=$module" "-p:ProjectUri=$ProjectUri" "-p:IconUri=$IconUri" "-p:OnlineHelpUri=$OnlineHelpUri"
}

function Get-Pester([string] $PesterVersion) {
    $packages = Join-Path $Destination 'pester'
    Invoke-Dotnet restore (Join-Path $PSScriptRoot 'tests/Pester/Pester.csproj') --packages $packages --verbosity quiet
    Join-Path $packages "pester/$PesterVersion/tools/Pester.psd1"
}

# One archive for each platform: zip for Windows, tar.gz elsewhere, since it keeps who may execute a file. A program that was built on another system lies in out/program already.
function Build-Program([string] $Folder) {
    $platforms = $Runtime ? $Runtime : @([Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier -replace '^(?!win|osx)[a-z]+(\.[\d.]+)?-', 'linux-')
    $null = New-Item $Folder -ItemType Directory -Force
    foreach ($platform in $platforms) {
        $program = Join-Path $Destination 'program' $platform
        if (Test-Path $program) { Remove-Item $program -Recurse }
        Invoke-Dotnet publish (Join-Path $PSScriptRoot 'src/CmPowerShell.Cli') --configuration Release --runtime $platform --output $program
    }
    foreach ($platform in Get-Program) {
        $program = Join-Path $Destination 'program' $platform
        $archive = Join-Path $Folder "cm-$version-$platform"
        if ($platform -like 'win-*') {
            Compress-Archive (Join-Path $program '*') "$archive.zip" -Force
        }
        else {
            # The short names, and those of mlcflow, under which the program reads the command line of mlcflow. 'cm link' makes the same, on Windows too.
            foreach ($name in 'cmr', 'cme', 'mlc', 'mlcflow', 'mlcr', 'mlcd', 'mlca', 'mlce', 'mlct', 'mlcp', 'mlcrr', 'mlcre', 'mlcrd', 'mlcrs', 'mlcres', 'mlcrse', 'mlcsr', 'mlcse', 'mlcsd', 'mlcsa') {
                $null = New-Item (Join-Path $program $name) -ItemType SymbolicLink -Target cm -Force
            }
            tar -czf "$archive.tar.gz" -C $program .
            if ($LASTEXITCODE -ne 0) { throw "tar ended with exit code $LASTEXITCODE." }
        }
    }
}

# The platforms for which there is a program.
function Get-Program { Get-ChildItem (Join-Path $Destination 'program') -Directory -ErrorAction Ignore | Select-Object -ExpandProperty Name }

# The extension for Azure Pipelines, with the module in it, and the program of each platform for agents without PowerShell 7.
function Build-Extension {
    $extension = Join-Path $PSScriptRoot 'src/AzurePipelines'
    $programs = foreach ($platform in Get-Program) { '--program'; "$($platform -replace '^win-', 'win32-' -replace '^osx-', 'darwin-')=$(Join-Path $Destination 'program' $platform)" }
    Invoke-Npm install --prefix $extension --no-package-lock --no-audit --no-fund --loglevel=error
    Invoke-Npm run --prefix $extension pack '--' --module $module --out (Join-Path $Destination 'azure-pipelines') @programs
}

function Build-Release {
    $release = Join-Path $Destination 'release'
    if (Test-Path $release) { Remove-Item $release -Recurse }
    $null = New-Item $release -ItemType Directory
    Build-Module
    Compress-PSResource -Path $module -DestinationPath $release
    $package = Get-ChildItem $release -Filter '*.nupkg'
    if ($package.Length -gt 12MB) { throw "The package takes $($package.Length) bytes, and the most is $(12MB)." }
    Build-Program $release
    Build-Extension
    Get-ChildItem (Join-Path $Destination 'azure-pipelines') -Filter '*.vsix' | Copy-Item -Destination $release
    Invoke-Script tools/release-files.sh $release
    Get-ChildItem $release -File | Format-Table Name, @{ Name = 'MB'; Expression = { '{0:n1}' -f ($_.Length / 1MB) } }
}

switch ($Task) {
    'Build' { Invoke-Dotnet build $solution --configuration $Configuration }
    'Test' { Invoke-Dotnet test --solution $solution --configuration $Configuration }
    'Audit' { Invoke-Script tools/audit.sh }
    'Package' { Build-Module }
    'Extension' { Build-Extension }
    'Program' { Build-Program (Join-Path $Destination 'release') }
    'Release' { Build-Release }
    'Pester' {
        foreach ($pesterVersion in '5.7.1', '6.2.0') {
            & $pwsh -NoProfile -File (Join-Path $PSScriptRoot 'tests/Pester/Run.ps1') -Module $module -Pester (Get-Pester $pesterVersion) -Pwsh $pwsh
            if ($LASTEXITCODE -ne 0) {
                throw "The suites of Pester $pesterVersion ended with exit code $LASTEXITCODE."
            }
        }
    }
    'Mutate' {
        & $pwsh -NoProfile -File (Join-Path $PSScriptRoot 'tests/Pester/Mutate.ps1') -Module $module -Pester (Get-Pester '6.2.0') -Pwsh $pwsh
        if ($LASTEXITCODE -ne 0) {
            throw "The suites did not notice $LASTEXITCODE damages."
        }
    }
}
