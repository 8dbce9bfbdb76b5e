#requires -Version 7.4
<#
.SYNOPSIS
    Measures the built-in benchmark at four levels of optimization, compares two of them, and writes the picture of the README in SVG.
.DESCRIPTION
    The experiment runs in a home of its own, which is removed at the end. The numbers are those of the machine that runs it.
.PARAMETER Module
    The manifest of the packaged module.
.PARAMETER Path
    The file of the picture: the boxes of one figure by point.
.PARAMETER Figure
    The figure.
.PARAMETER Repeat
    How often each point is measured.
.EXAMPLE
    pwsh -NoProfile -File tools/Write-ExperimentPicture.ps1 out/CmPowerShell/CmPowerShell.psd1 docs/images/experiment.svg
#>
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Path,
    [string] $Figure = 'prime_sieve',
    [int] $Repeat = 10
)

$ErrorActionPreference = 'Stop'
$scratch = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "cm-picture-$([guid]::NewGuid().ToString('N'))") -ItemType Directory).FullName
$env:CM_REPOS = Join-Path $scratch 'home'
$env:CM_CONFIGURATION = Join-Path $scratch 'configuration.json'
try {
    Import-Module $Module
    Invoke-CmExperiment benchmark-c-example -Variation o0, o1, o2, o3 -Repeat $Repeat -Experiment optimization -Seed 1 | Sort-Object Point | Format-Table
    Compare-CmExperiment optimization -BaselineFilter @{ variation = 'o2' } -CandidateFilter @{ variation = 'o3' } | Format-Table
    $report = Join-Path $scratch 'report.md'
    Get-CmExperiment optimization | Export-CmReport -Path $report -Figure $Figure
    $picture = Get-ChildItem (Join-Path $scratch 'report-pictures') -Filter *.svg | Sort-Object Name | Select-Object -First 1
    Copy-Item $picture.FullName $Path
    "Wrote $Path."
}
finally {
    Remove-Item $scratch -Recurse -Force -ErrorAction Ignore
}
