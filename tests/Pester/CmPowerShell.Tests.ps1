#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# The main journeys, on a separate home. From the root of the project:
#   ./build.ps1 -Task Package, Pester

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
}

BeforeAll {
    $script:before = $env:CM_REPOS
    $env:CM_REPOS = Join-Path $TestDrive "a home's"
}

AfterAll {
    $env:CM_REPOS = $script:before
}

Describe 'Finding' {
    It 'lists the built-in scripts as objects' {
        $script = Get-CmScript detect-host
        $script.Tags | Should -Contain 'builtin'
        $script.Platforms | Should -Contain 'windows'
    }

    It 'continues after a name that does not exist' {
        $found = 'detect-host', 'detect-hst', 'find-python' | Get-CmScript -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Name | Should -Be 'detect-host', 'find-python'
        $problems.FullyQualifiedErrorId | Should -BeLike 'ScriptNotFound,*'
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike "*detect-host*"
    }

    It 'works with the commands of PowerShell' {
        Get-CmArtifact script | Sort-Object Name | Select-Object -First 1 -ExpandProperty Name | Should -Not -BeNullOrEmpty
        Get-CmScript | ConvertTo-Json -Depth 3 | ConvertFrom-Json | Should -Not -BeNullOrEmpty
    }

    It 'completes names and variations' {
        (TabExpansion2 'Get-CmScript detect-h').CompletionMatches.CompletionText | Should -Be 'detect-host'
        (TabExpansion2 'Invoke-CmScript -Tags builtin,build,c-example,_o').CompletionMatches.CompletionText | Should -Contain '_o3'
    }
}

Describe 'Planning' {
    It 'shows what a run would call, and runs nothing' {
        $plan = @(Get-CmScriptPlan benchmark-c-example)
        $plan[0].Depth | Should -Be 0
        $plan.Name | Should -Contain 'find-c-compiler'
        Get-CmCache | Should -BeNullOrEmpty
    }

    It 'takes scripts from the pipeline and groups the table by plan' {
        $plans = Get-CmScript detect-host, find-python | Get-CmScriptPlan
        ($plans | Group-Object Plan).Name | Should -Be 'detect-host', 'find-python'
        $plans | Format-Table | Out-String | Should -Match 'Plan of: find-python'
    }
}

Describe 'Running' {
    It 'detects this machine' {
        $result = Invoke-CmScript detect-host 6> $null
        $result.ExitCode | Should -Be 0
        $result.NewEnv.CM_HOST_OS_TYPE | Should -BeIn 'linux', 'darwin', 'windows'
    }

    It 'shows and does not run with -WhatIf' {
        Get-CmScript | Invoke-CmScript -WhatIf | Should -BeNullOrEmpty
    }

    It 'streams, so that the first result is there before the last script runs' {
        Get-CmScript detect-* | Invoke-CmScript 6> $null | Select-Object -First 1 | Should -HaveCount 1
    }

    It 'runs in parallel runspaces' {
        $module = (Get-Module CmPowerShell).Path
        $results = 1..3 | ForEach-Object -Parallel { Import-Module $using:module; Invoke-CmScript detect-host 6> $null } -ThrottleLimit 3
        $results | Should -HaveCount 3
    }
}

Describe 'Caching' {
    It 'reuses, lists and removes a result' -Skip:(-not (Get-Command cc, gcc, clang, cl -ErrorAction Ignore | Select-Object -First 1)) {
        $first = Invoke-CmScript find-c-compiler -Quiet 6> $null
        $first.FromCache | Should -BeFalse
        (Invoke-CmScript find-c-compiler -Quiet 6> $null).FromCache | Should -BeTrue
        (Get-CmScript find-c-compiler).Cached | Should -BeTrue
        Get-CmCache find-c-compiler | Remove-CmCache
        Get-CmCache | Should -BeNullOrEmpty
    }
}

Describe 'Validation' {
    It 'finds a mistake with its place, and writes a report' {
        $folder = Join-Path $TestDrive 'checked/script/say-hello'
        $null = New-Item $folder -ItemType Directory -Force
        Set-Content (Join-Path $folder '_cm.yaml') "alias: say-hello", 'uid: 0123456789abcdef', 'automation_alias: script', 'automation_uid: 5b4e0237da074764', 'tags: [say]', 'env: {A: b}', 'alis: x'
        $report = Join-Path $TestDrive 'findings.sarif'
        $finding = Test-CmArtifact -Path (Join-Path $TestDrive 'checked') -AsSarif $report
        $finding.Rule | Should -Be 'unknown-key'
        $finding.Line | Should -Be 7
        (Get-Content $report -Raw | ConvertFrom-Json).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri | Should -Be 'script/say-hello/_cm.yaml'
    }

    It 'finds nothing wrong with the built-in scripts' {
        Get-CmRepo internal | Test-CmArtifact | Should -BeNullOrEmpty
    }
}

Describe 'Authoring' {
    It 'makes a script that runs, passes its test and has no mistakes' {
        $script = New-CmScript pester-tool pester,tool -Hook PowerShell
        $script | Test-CmArtifact | Should -BeNullOrEmpty
        ($script | Test-CmScript).Outcome | Should -Be 'Passed'
    }

    It 'writes results for the host of a build, and a page' {
        Test-CmScript pester-tool | Export-CmTestResult (Join-Path $TestDrive 'results.xml')
        ([xml](Get-Content (Join-Path $TestDrive 'results.xml') -Raw)).testsuites.tests | Should -Be '1'
        (Export-CmScriptPage pester-tool $TestDrive -PassThru).Name | Should -Be 'pester-tool.md'
    }

    It 'makes the legs of a job' {
        (Get-CmScript pester-tool | ConvertTo-CmMatrix | ConvertFrom-Json).pester_tool.script | Should -Be 'pester-tool'
    }
}

Describe 'Repositories' {
    It 'installs a folder, finds its scripts and removes it again' {
        $source = Join-Path $TestDrive 'source'
        $script = New-Item (Join-Path $source 'script/say-hello') -ItemType Directory -Force
        Set-Content (Join-Path $source 'cmr.yaml') "alias: pester`nuid: 00c4ec6a0d01e001"
        Set-Content (Join-Path $script '_cm.yaml') "alias: say-hello`nuid: 00c4ec6a0d01e002`nautomation_alias: script`nautomation_uid: 5b4e0237da074764`ntags: [say, hello]"

        (Install-CmRepo pester -Url $source -Clone -PassThru).Name | Should -Be 'pester'
        Get-CmScript -Tags say, hello | Should -HaveCount 1
        Get-CmRepo | Update-CmRepo
        Uninstall-CmRepo pester -RemoveFiles
        Get-CmRepo pester* | Should -BeNullOrEmpty
    }
}

Describe 'Repositories of my own' {
    It 'makes one, packs it, and restores it from the archive' {
        $made = New-CmRepo 'team@own' -Description 'Ours'
        $archive = Get-CmRepo 'team@*' | Export-CmRepo -DestinationPath $TestDrive -PassThru
        Uninstall-CmRepo 'team@own' -RemoveFiles -Confirm:$false
        $back = $archive | Import-CmRepo -PassThru
        $back.Uid | Should -Be $made.Uid
        (Get-CmRepo 'team@own' -Detailed).ChangedFiles | Should -BeNullOrEmpty
        Uninstall-CmRepo 'team@own' -RemoveFiles -Confirm:$false
    }
}

Describe 'Artifacts' {
    It 'makes, changes, copies, moves and removes one' {
        $null = New-CmRepo 'pester-data'
        $made = New-CmArtifact cfg pester-data:birds @{ license = 'CC0' } -Tags images -Yaml
        $made | Set-CmArtifact -Meta @{ images = 12 } -AddTags birds
        (Get-CmArtifact cfg birds -Meta | ConvertTo-Json | ConvertFrom-Json).images | Should -Be 12
        $copy = $made | Copy-CmArtifact -Destination local:birds-2 -PassThru
        $copy.Uid | Should -Not -Be $made.Uid
        $copy | Move-CmArtifact -Destination pester-data:
        (Rename-CmArtifact cfg birds-2 birds-3 -PassThru).Repository | Should -Be 'pester-data'
        Get-CmArtifact cfg -Repo pester-data | Remove-CmArtifact -WhatIf
        (Get-CmArtifact cfg -Repo pester-data).Name | Should -Be 'birds', 'birds-3'
        Get-CmArtifact cfg -Repo pester-data | Remove-CmArtifact -Force
        Get-CmArtifact cfg -Repo pester-data | Should -BeNullOrEmpty
        Uninstall-CmRepo pester-data -RemoveFiles -Confirm:$false
    }
}

Describe 'The classic grammar' {
    It 'gives objects, and JSON when asked' {
        (cm find script --tags=benchmark).Name | Should -Contain 'benchmark-c-example'
        (cm find script --out=json | ConvertFrom-Json).return | Should -Be 0
    }
}

Describe 'Help' {
    It 'has a synopsis, parameters and examples for <_>' -ForEach (Get-Command -Module CmPowerShell -CommandType Cmdlet).Name {
        $help = Get-Help $_ -Full
        $help.Synopsis.Trim() | Should -BeLike '*.'
        @($help.examples.example) | Should -Not -BeNullOrEmpty
    }
}
