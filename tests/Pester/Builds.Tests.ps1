#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# What a pipeline needs of runs, and settings of the user, on a separate home.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
}

BeforeAll {
    $script:before = @{}
    foreach ($name in 'CM_REPOS', 'CM_CONFIGURATION', 'CM_KEEP_RUNS', 'TF_BUILD', 'GITHUB_ACTIONS', 'PESTER_ADDED') { $script:before[$name] = [Environment]::GetEnvironmentVariable($name) }
    $env:CM_REPOS = Join-Path $TestDrive "a build's home"
    $env:CM_CONFIGURATION = Join-Path $TestDrive 'configuration.json'
    $env:CM_KEEP_RUNS = $env:TF_BUILD = $env:GITHUB_ACTIONS = $null
    $null = New-CmScript pester-adder pester,adder -Meta @{ env = @{ PESTER_ADDED = "it's 100%" }; new_env_keys = @('PESTER_*') }
}

AfterAll {
    foreach ($name in $script:before.Keys) { [Environment]::SetEnvironmentVariable($name, $script:before[$name]) }
}

Describe 'What a run added' {
    It 'is set in this session' {
        Invoke-CmScript pester-adder 6> $null | Export-CmEnvironment -Apply
        $env:PESTER_ADDED | Should -Be "it's 100%"
    }

    It 'is written for other readers, each value as it is' {
        $result = Invoke-CmScript pester-adder 6> $null
        $result | Export-CmEnvironment -As Bash | Should -Contain "export PESTER_ADDED='it'\''s 100%'"
        ($result | Export-CmEnvironment -As Json | Out-String | ConvertFrom-Json).PESTER_ADDED | Should -Be "it's 100%"
        $file = $result | Export-CmEnvironment -As PowerShell -Path (Join-Path $TestDrive 'added.ps1') -PassThru
        $env:PESTER_ADDED = $null
        . $file.FullName
        $env:PESTER_ADDED | Should -Be "it's 100%"
    }
}

Describe 'The legs of a job' {
    It 'are written for the service that is named' {
        ('a', 'b' | ConvertTo-CmMatrix -As AzurePipelines | ConvertFrom-Json).a.script | Should -Be 'a'
        ('a', 'b' | ConvertTo-CmMatrix -As GitHubActions | ConvertFrom-Json).include.leg | Should -Be 'a', 'b'
    }

    It 'are an output of the step in GitHub Actions' {
        $env:GITHUB_OUTPUT = Join-Path $TestDrive 'outputs'
        try {
            'a' | ConvertTo-CmMatrix -As GitHubActions -SetVariable legs | Should -BeNullOrEmpty
            Get-Content $env:GITHUB_OUTPUT | Should -Be 'legs={"include":[{"leg":"a","script":"a"}]}'
        }
        finally {
            $env:GITHUB_OUTPUT = $null
        }
    }
}

Describe 'Runs' {
    It 'are remembered with their scripts and log, and forgotten' {
        $null = Invoke-CmScript pester-adder 6> $null
        $run = Get-CmRun -Last
        $run.Script | Should -Be 'pester-adder'
        $run.Outcome | Should -Be 'Succeeded'
        $run.Scripts[0].FromCache | Should -BeFalse
        $run.LogPath | Should -Exist
        $run | Remove-CmRun
        Get-CmRun $run.Id -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'become a page in Markdown' {
        $null = Invoke-CmScript pester-adder 6> $null
        $page = Get-CmRun -Last | Export-CmRunSummary (Join-Path $TestDrive 'run.md') -PassThru
        Get-Content $page.FullName -Raw | Should -Match 'pester-adder'
    }
}

Describe 'Settings' {
    It 'are set, shown with their source, and reset' {
        (Set-CmConfiguration KeepRuns 7 -PassThru).Value | Should -Be 7
        (Get-CmConfiguration KeepRuns).Source | Should -Be 'User'
        Set-CmConfiguration KeepRuns -Reset
        (Get-CmConfiguration KeepRuns).Source | Should -Be 'Default'
    }

    It 'refuse what they cannot be' {
        Set-CmConfiguration KeepRuns many -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'SettingInvalid,*'
    }
}

Describe 'Actions of automations' {
    It 'take tables and give objects' {
        $script = Invoke-CmAction search script -Parameter @{ tags = 'pester,adder' }
        $script.Name | Should -Be 'pester-adder'
        ($script | Invoke-CmAction load).Name | Should -Be 'pester-adder'
    }

    It 'refuse an unknown input, with the nearest' {
        $null = Invoke-CmAction search script -Parameter @{ tag = 'x' } -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InputUnknown,*'
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike "*'tags'*"
        (Invoke-Cm find script --tags=pester,adder).Name | Should -Be 'pester-adder'
    }
}

Describe 'Repositories that can be installed' {
    It 'are listed with what they are for' {
        (Find-CmRepo -Tag imagenet).Purpose | Should -Not -BeNullOrEmpty
    }

    It 'need no repair when they are in order' {
        Repair-CmRepo -WhatIf | Should -BeNullOrEmpty
    }
}

Describe 'A folder that is a repository' {
    It 'is registered where it lies' {
        $folder = (New-CmRepo pester-there -Path (Join-Path $TestDrive 'there')).Path
        Uninstall-CmRepo pester-there -Confirm:$false
        (Register-CmRepo $folder -PassThru).Path | Should -Be $folder
        Uninstall-CmRepo pester-there -RemoveFiles -Confirm:$false
    }
}
