#requires -Version 7.4
<#
.SYNOPSIS
    Runs commands in a PowerShell of its own and writes what a terminal would show as a picture in SVG.
.DESCRIPTION
    The commands run in a home of their own. Only the names of folders and the times that differ from machine to machine are replaced.
.PARAMETER Module
    The manifest of the packaged module.
.PARAMETER Path
    The file of the picture.
.PARAMETER Command
    The lines, as a person types them.
.PARAMETER Width
    The columns of the terminal.
.EXAMPLE
    pwsh -NoProfile -File tools/Write-TerminalPicture.ps1 out/CmPowerShell/CmPowerShell.psd1 docs/images/first-run.svg
#>
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Path,
    [string[]] $Command = @('Get-CmScript', 'Get-CmScriptPlan benchmark-c-example', 'Get-CmScript benchmark-c-example | Invoke-CmScript', 'Get-CmCache'),
    [int] $Width = 100
)

$ErrorActionPreference = 'Stop'
$scratch = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "cm-picture-$([guid]::NewGuid().ToString('N'))") -ItemType Directory).FullName
$env:CM_REPOS = Join-Path $scratch 'home'
$env:CM_CONFIGURATION = Join-Path $scratch 'configuration.json'
Import-Module $Module
$PSStyle.OutputRendering = 'Ansi'
$ProgressPreference = 'SilentlyContinue'
Push-Location (New-Item (Join-Path $scratch 'work') -ItemType Directory)
try {
    $lines = foreach ($line in $Command) {
        "`e[32mPS>`e[0m `e[97m$line`e[0m"
        # What a script prints is on the information stream; a terminal shows it as it comes.
        $records = [Collections.Generic.List[object]]::new()
        & ([scriptblock]::Create($line)) 6>&1 | ForEach-Object { $records.Add($_) }
        $records.Where{ $_ -is [Management.Automation.InformationRecord] } | ForEach-Object { "$_" }
        ($records.Where{ $_ -isnot [Management.Automation.InformationRecord] } | Out-String -Width $Width).TrimEnd() -split "`r?`n"
        ''
    }
}
finally {
    Pop-Location
    Remove-Item $scratch -Recurse -Force
}

$colors = @{ '30' = '#484f58'; '31' = '#ff7b72'; '32' = '#7ee787'; '33' = '#d29922'; '34' = '#79c0ff'; '35' = '#d2a8ff'; '36' = '#56d4dd'; '37' = '#c9d1d9'; '90' = '#8b949e'; '91' = '#ffa198'; '92' = '#56d364'; '93' = '#e3b341'; '96' = '#b3f0ff'; '97' = '#f0f6fc' }
$height = 18
$text = [Text.StringBuilder]::new()
$row = 0
foreach ($line in $lines) {
    $row++
    $null = $text.Append("<text x='16' y='$(44 + $row * $height)'>")
    $color = ''
    foreach ($part in [regex]::Matches($line, "`e\[([0-9;]*)m|([^`e]+)")) {
        if ($part.Groups[2].Success) {
            $shown = [Security.SecurityElement]::Escape($part.Groups[2].Value.Replace($scratch, '~').Replace((Split-Path $Module), '…'))
            $null = $text.Append($color ? "<tspan fill='$color'>$shown</tspan>" : $shown)
        }
        else {
            $codes = $part.Groups[1].Value -split ';' | Where-Object { $colors.ContainsKey($_) }
            $color = $codes ? $colors[@($codes)[-1]] : ''
        }
    }

    $null = $text.Append("</text>`n")
}

$size = "$([Math]::Ceiling($Width * 8.43) + 32) $(64 + $row * $height)" -split ' '
Set-Content $Path -NoNewline @"
<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 $($size[0]) $($size[1])' width='$($size[0])' height='$($size[1])' role='img'>
<title>$([Security.SecurityElement]::Escape("PowerShell shows: $($Command -join '; ')"))</title>
<rect width='100%' height='100%' rx='8' fill='#0d1117'/>
<circle cx='20' cy='20' r='6' fill='#ff5f56'/><circle cx='40' cy='20' r='6' fill='#ffbd2e'/><circle cx='60' cy='20' r='6' fill='#27c93f'/>
<g fill='#c9d1d9' font-family='ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace' font-size='14' xml:space='preserve'>
$($text)</g>
</svg>
"@
