# Installs the module and the repositories that the action was given. All inputs come in variables; none is part of a command.
$ErrorActionPreference = 'Stop'
$token, $env:GH_TOKEN = $env:GH_TOKEN, $null

function Get-Release([string] $Folder) {
    $release = if ($env:CM_VERSION) { $env:CM_VERSION } else { $env:CM_ACTION_REF }
    if ($release -notmatch '^v[0-9]+(\.[0-9]+)*$') {
        throw "'$release' is no release, so there is no module to install. Use the action at a release, such as @v0.1.0, or give the input version or module."
    }
    $archive = Join-Path $env:RUNNER_TEMP 'CmPowerShell.zip'
    $env:GH_TOKEN = $token
    try { gh release download $release --repo $env:CM_ACTION_REPOSITORY --pattern CmPowerShell.zip --output $archive --clobber } finally { $env:GH_TOKEN = $null }
    if ($LASTEXITCODE) { throw "The release $release of $env:CM_ACTION_REPOSITORY has no CmPowerShell.zip." }
    Expand-Archive $archive $Folder -Force
    Join-Path $Folder 'CmPowerShell'
}

function Add-Line([string] $File, [string] $Name, [string] $Value) {
    if ($Value -match '[\r\n]') { throw "The value of $Name has a line break." }
    Add-Content -LiteralPath $File "$Name=$Value"
}

$module = if ($env:CM_MODULE_FOLDER) { (Resolve-Path -LiteralPath $env:CM_MODULE_FOLDER).ProviderPath } else { Get-Release (Join-Path $env:RUNNER_TEMP 'cm-module') }
$cmHome = if ($env:CM_HOME) { $env:CM_HOME } else { Join-Path $env:GITHUB_WORKSPACE '.cm' }
$env:CM_REPOS = $cmHome
Import-Module (Join-Path $module 'CmPowerShell.psd1')

foreach ($line in $env:CM_REPOSITORIES -split '\r?\n' | ForEach-Object Trim | Where-Object { $_ -and -not $_.StartsWith('#') }) {
    $name, $checkout, $rest = -split $line
    if ($rest) { throw "'$line' is not a repository: write OWNER@NAME or OWNER@NAME COMMIT." }
    $install = @{ Name = $name }
    if ($checkout) { $install.Checkout = $checkout }
    Install-CmRepo @install
}

Add-Line $env:GITHUB_ENV CM_REPOS $cmHome
Add-Line $env:GITHUB_ENV CM_MODULE (Join-Path $module 'CmPowerShell.psd1')
if ($env:CM_PINNED -eq 'true') { Add-Line $env:GITHUB_ENV CM_REQUIRE_PINNED yes }
Add-Line $env:GITHUB_OUTPUT module $module
Add-Line $env:GITHUB_OUTPUT home $cmHome
if ($env:CM_CACHE_TAGS) { Add-Line $env:GITHUB_OUTPUT key (Get-CmCacheKey -Tags $env:CM_CACHE_TAGS) }
