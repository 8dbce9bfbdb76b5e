#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# Every example of the help, as a preview: its commands, parameters and values must fit. What it names and this home has not is an error of the module with an id.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
    $examples = foreach ($name in (Get-Command -Module CmPowerShell -CommandType Cmdlet).Name) {
        foreach ($example in @((Get-Help $name).examples.example)) { @{ Name = $name; Title = "$($example.title)".Trim(); Code = "$($example.code)" } }
    }
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Home.ps1')
    $null = New-CmRepo our-repo
    $null = New-CmScript my-script my,script
    $null = New-Item (Join-Path $TestDrive 'work') -ItemType Directory
    Push-Location (Join-Path $TestDrive 'work')
}

AfterAll {
    Pop-Location
    Restore-Environment
}

Describe 'The examples of the help' {
    It 'fit: <Name>, <Title>' -ForEach $examples {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('param($module, $place, $code) Import-Module $module; Set-Location $place; $WhatIfPreference = $true; $ProgressPreference = "SilentlyContinue"; . ([scriptblock]::Create($code)) *>&1').
                AddArgument((Get-Module CmPowerShell).Path).AddArgument($PWD.ProviderPath).AddArgument($Code)
            $errors = @(try { $shell.Invoke().Where{ $_.BaseObject -is [Management.Automation.ErrorRecord] }.ForEach{ $_.BaseObject } } catch { $_.Exception.InnerException.ErrorRecord }) + @($shell.Streams.Error)
            $errors | Where-Object { $_ -and (
                    $_.FullyQualifiedErrorId -match '^(NamedParameterNotFound|PositionalParameterNotFound|AmbiguousParameter|CannotConvertArgument|ParameterArgumentTransformation|MissingMandatoryParameter|UnexpectedError)' -or
                    ($_.Exception -is [Management.Automation.CommandNotFoundException] -and $_.Exception.CommandName -like '*-Cm*') -or
                    $_.Exception -is [Management.Automation.ParseException]) } |
                ForEach-Object { "$($_.FullyQualifiedErrorId): $_" } | Should -BeNullOrEmpty
        }
        finally { $shell.Dispose() }
    }
}
