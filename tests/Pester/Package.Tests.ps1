#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# What belongs to the package, each part by what it does.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Home.ps1')
    $script:module = Get-Module CmPowerShell
    $script:base = $module.ModuleBase
}

AfterAll { Restore-Environment }

Describe 'The package' {
    It 'has a manifest that is whole' {
        $manifest = Test-ModuleManifest (Join-Path $base 'CmPowerShell.psd1')
        $manifest.Version | Should -BeGreaterThan ([version] '0.0')
        $manifest.Description, $manifest.Author, $manifest.CompanyName, $manifest.Copyright, $manifest.ReleaseNotes, $manifest.LicenseUri | ForEach-Object { "$_" | Should -Not -BeNullOrEmpty }
        $manifest.Tags | Should -Contain 'MLPerf'
        $manifest.CompatiblePSEditions | Should -Be 'Core'
    }

    It 'names no address but that of its licence, unless it was published with one' {
        $data = Import-PowerShellDataFile (Join-Path $base 'CmPowerShell.psd1')
        $data.PrivateData.PSData.Keys | Where-Object { $_ -like '*Uri' -and $_ -ne 'LicenseUri' } | Should -BeNullOrEmpty
    }

    It 'exports cmdlets and the alias cm, and nothing else' {
        $module.ExportedCmdlets.Count | Should -BeGreaterThan 40
        $module.ExportedAliases.Keys | Should -Be 'cm'
        $module.ExportedFunctions.Count + $module.ExportedVariables.Count | Should -Be 0
    }

    It 'keeps its dependencies in a load context of its own' {
        $script = New-CmScript reads-yaml reads,yaml
        # A text of several lines is a form for which the library of YAML is needed.
        Add-Content (Join-Path $script.Path _cm.yaml) "text: |`n  of several`n  lines"
        $null = Get-CmScript reads-yaml -Detailed
        foreach ($name in 'CmPowerShell.Engine', 'YamlDotNet') {
            $loaded = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq $name -and $_.Location -like "$base*" }
            [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($loaded).Name | Should -Be 'CmPowerShell'
        }
    }

    It 'has <_> for every platform, and for each version of .NET that PowerShell runs on' -ForEach 'CmPowerShell.Meta', 'CmPowerShell.Engine', 'CmPowerShell.Classic', 'YamlDotNet', 'LibGit2Sharp' {
        Join-Path $module.ModuleBase deps "$_.dll" | Should -Exist
    }

    It 'has the native library of git for each platform' {
        foreach ($platform in 'linux-x64', 'linux-arm64', 'osx-x64', 'osx-arm64', 'win-x64') {
            Get-ChildItem (Join-Path $base 'deps' 'runtimes' $platform 'native') -Filter '*git2*' | Should -Not -BeNullOrEmpty -Because $platform
        }
    }

    It 'has schemas that an editor can read: <_>' -ForEach 'artifact', 'component', 'repository', 'script' {
        $schema = Get-Content (Join-Path $base 'schemas' "$_.schema.json") -Raw | ConvertFrom-Json
        $schema.'$schema' | Should -BeLike '*json-schema.org*'
        $schema.properties | Should -Not -BeNullOrEmpty
    }

    It 'has the topic <_>' -ForEach 'about_CmPowerShell', 'about_CmScripts', 'about_CmCache', 'about_CmRepositories', 'about_CmHooks', 'about_CmPipelines' {
        Get-Help $_ | Out-String | Should -Match $_
    }

    It 'has its licence and its changelog' {
        Join-Path $base 'LICENSE' | Should -Exist
        Join-Path $base 'CHANGELOG.md' | Should -Exist
    }
}

Describe 'Every cmdlet: <_>' -ForEach (Get-Command -Module CmPowerShell -CommandType Cmdlet).Name {
    It 'has help with syntax, parameters, examples and links' {
        $help = Get-Help $_ -Full
        @($help.syntax.syntaxItem).Count | Should -Be (Get-Command $_).ParameterSets.Count
        $own = (Get-Command $_).Parameters.Values | Where-Object { $_.Name -notin [Management.Automation.Cmdlet]::CommonParameters -and $_.Attributes.DontShow -notcontains $true }
        foreach ($parameter in $own) { @($help.parameters.parameter).name | Should -Contain $parameter.Name }
        @($help.examples.example).code | ForEach-Object { $null = [scriptblock]::Create($_) }
        @($help.relatedLinks.navigationLink.linkText) | Should -Contain 'about_CmPowerShell'
    }

    It 'has an approved verb and declares its output' {
        $command = Get-Command $_
        (Get-Verb).Verb | Should -Contain $command.Verb
        $command.OutputType | Should -Not -BeNullOrEmpty
    }
}
