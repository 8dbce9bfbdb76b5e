#requires -Version 7.4
<#
.SYNOPSIS
    Writes the manifests of winget and Scoop for a released archive of the program.
.EXAMPLE
    ./packaging/Write-Manifests.ps1 out/release/cm-0.1.0-win-x64.zip -ProjectUri https://example.org/cmpowershell -Address https://example.org/cm-0.1.0-win-x64.zip
.PARAMETER Archive
    The archive, whose name has the version.
.PARAMETER Address
    The address from which users get the archive.
.PARAMETER ProjectUri
    The address of the project.
.PARAMETER Destination
    The folder for the manifests; that of the archive otherwise.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Archive,
    [Parameter(Mandatory)] [uri] $Address,
    [Parameter(Mandatory)] [uri] $ProjectUri,
    [string] $Destination = (Split-Path (Resolve-Path $Archive))
)

$ErrorActionPreference = 'Stop'
if ((Split-Path $Archive -Leaf) -notmatch '^cm-(?<version>.+)-win-x64\.zip$') { throw "'$Archive' is not named cm-VERSION-win-x64.zip." }
$values = @{ version = $Matches.version; address = "$Address"; project = "$ProjectUri"; sha256 = (Get-FileHash $Archive -Algorithm SHA256).Hash }
$null = New-Item $Destination -ItemType Directory -Force
foreach ($template in 'winget/CmPowerShell.Cm.yaml', 'scoop/cm.json') {
    $text = Get-Content (Join-Path $PSScriptRoot $template) -Raw
    foreach ($name in $values.Keys) { $text = $text.Replace("{$name}", $values[$name]) }
    Set-Content (Join-Path $Destination (Split-Path $template -Leaf)) $text -NoNewline
}
