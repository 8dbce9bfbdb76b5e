#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# Every example of the help, the topics and the documentation, as a preview: its commands, parameters and values must fit. What it names and this home has not is an error of the module with an id.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
    $root = Join-Path $PSScriptRoot '..' '..'
    # A block of a page, and in a topic what is indented by eight columns and begins like a command. A table of commands with their meanings is none.
    $blocks = @(
        Get-ChildItem (Join-Path $root 'README.md'), (Join-Path $root 'docs') -Recurse -Filter '*.md' | Where-Object FullName -NotMatch 'reference.commands' | ForEach-Object {
            $page = $_.Name
            [regex]::Matches((Get-Content $_ -Raw), '(?ms)^```powershell\r?\n(.*?)^```') | ForEach-Object { @{ Name = $page; Code = $_.Groups[1].Value } }
        }
        Get-ChildItem (Join-Path $root 'module' 'en-US') -Filter 'about_*.txt' | ForEach-Object {
            $page = $_.Name
            [regex]::Matches((Get-Content $_ -Raw), '(?m)(?:^ {8}.*(?:\r?\n|\z))+') | ForEach-Object { @{ Name = $page; Code = $_.Value } }
        }
    ) | Where-Object { $_.Code -match '\w-Cm|(?m)^\s*cm ' -and $_.Code -notmatch '(?m)^\s*(Install|Update|Save)-PSResource|^\s*\w+-Cm\w+ {2,}[A-Z]' } | ForEach-Object { $_.Title = ($_.Code.Trim() -split '\r?\n')[0]; $_ }
    $examples = foreach ($name in (Get-Command -Module CmPowerShell -CommandType Cmdlet).Name) {
        foreach ($example in @((Get-Help $name).examples.example)) { @{ Name = $name; Title = "$($example.title)".Trim(); Code = "$($example.code)" } }
    }
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Home.ps1')
    $null = New-CmRepo our-repo
    $null = New-CmScript my-script my,script
    # What an example did wrong: a command, parameter or value that does not fit. What it names and this home has not is an error of the module with an id.
    function Get-Fault([string] $Code) {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('param($module, $place, $code) Import-Module $module; Set-Location $place; $WhatIfPreference = $true; $ProgressPreference = "SilentlyContinue"; . ([scriptblock]::Create($code)) *>&1').
                AddArgument((Get-Module CmPowerShell).Path).AddArgument($PWD.ProviderPath).AddArgument($Code)
            $errors = @(try { $shell.Invoke().Where{ $_ -is [Management.Automation.ErrorRecord] } } catch { $_.Exception.InnerException.ErrorRecord }) + @($shell.Streams.Error)
            $errors | Where-Object { $_ -and (
                    $_.FullyQualifiedErrorId -match '^(NamedParameterNotFound|PositionalParameterNotFound|AmbiguousParameter|CannotConvertArgument|ParameterArgumentTransformation|MissingMandatoryParameter|UnexpectedError)' -or
                    ($_.Exception -is [Management.Automation.CommandNotFoundException] -and $_.Exception.CommandName -like '*-Cm*') -or
                    $_.Exception -is [Management.Automation.ParseException]) } |
                ForEach-Object { "$($_.FullyQualifiedErrorId): $_" }
        }
        finally { $shell.Dispose() }
    }

    $null = New-Item (Join-Path $TestDrive 'work') -ItemType Directory
    Push-Location (Join-Path $TestDrive 'work')
}

AfterAll {
    Pop-Location
    Restore-Environment
}

Describe 'The examples of the help' {
    It 'fit: <Name>, <Title>' -ForEach $examples { Get-Fault $Code | Should -BeNullOrEmpty }
}

Describe 'The examples of the documentation' {
    It 'fit: <Name>, <Title>' -ForEach $blocks { Get-Fault $Code | Should -BeNullOrEmpty }

    It 'would show a parameter that is not there' { Get-Fault 'Get-CmScript -NoSuch 1' | Should -BeLike 'NamedParameterNotFound*' }

    It 'are there' -ForEach @{ Number = $blocks.Count } { $Number | Should -BeGreaterThan 20 }
}
