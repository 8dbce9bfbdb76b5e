#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# Lock files, with a repository of git that moves on.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
    $canRun = (Get-Command git -ErrorAction Ignore) -and -not $IsWindows
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Home.ps1')
    if (-not (Get-Command git -ErrorAction Ignore)) { return }
    $script:source = Join-Path $TestDrive "a team's tools"
    $script:lock = Join-Path $TestDrive "a pipeline's.lock.json"
    $null = New-Item (Join-Path $source 'script/say-version') -ItemType Directory -Force
    Set-Content (Join-Path $source 'cmr.yaml') "alias: team@locked`nuid: 00c4ec6a0d01e111`ngit: true"
    Set-Content (Join-Path $source 'script/say-version/_cm.yaml') "alias: say-version`nuid: 00c4ec6a0d01e112`nautomation_alias: script`nautomation_uid: 5b4e0237da074764`ntags: [say, version]`nnew_env_keys: [ CM_SAID ]"
    function Invoke-Git { git -C $source -c user.name=Test -c user.email=test@example.org @args 2>&1 | Out-Null }
    function Set-Said([string] $Text) {
        Set-Content (Join-Path $source 'script/say-version/run.sh') "echo CM_SAID=$Text > tmp-run-env.out"
        Invoke-Git add --all
        Invoke-Git commit --quiet --message $Text
    }
    Invoke-Git init --quiet --initial-branch=main
    Set-Said one
    $null = Register-CmRepo $source
}

AfterAll { Restore-Environment }

Describe 'A lock file' -Skip:(-not $canRun) {
    It 'is made of a plan, and read as an object' {
        New-CmLock -Tags say, version -Path $lock -WhatIf
        $lock | Should -Not -Exist
        $made = Get-CmScript -Tag say, version | New-CmLock -Path $lock -PassThru
        $made.Path | Should -Be $lock
        $made.Scripts.Name | Should -Be 'say-version'
        (Get-CmLock $lock).Repositories.Commit | Should -Be (git -C $source rev-parse HEAD)
        Test-CmLock $lock | Should -BeNullOrEmpty
    }

    It 'gives the old result after the repository has moved' {
        Set-Said two
        (Invoke-CmScript -Tag say, version -Quiet 6> $null).NewEnv.CM_SAID | Should -Be 'two'
        (Get-CmScript -Tag say, version | Invoke-CmScript -Lock $lock -Locked -Quiet 6> $null).NewEnv.CM_SAID | Should -Be 'one'
        (Test-CmLock $lock).Rule | Should -Contain 'repository-moved'
    }

    It 'refuses another request before anything runs' {
        Invoke-CmScript -Tag say, version -Env @{ CM_OTHER = 'x' } -Lock $lock -Locked -Quiet -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'LockStale,*'
    }

    It 'explains why the result differs' {
        $null = Get-CmScript -Tag say, version | Invoke-CmScript -Lock $lock -Locked -Quiet 6> $null
        $null = Invoke-CmScript -Tag say, version -Quiet 6> $null
        $now, $then = Get-CmRun -Last 2
        $differences = Compare-CmRun $then $now
        $differences[0].Likelihood | Should -Be 'Likely'
        $differences[-1].Likelihood | Should -Be 'Effect'
    }

    It 'is brought up to date' {
        Update-CmLock $lock -WhatIf | Out-Null
        (Test-CmLock $lock).Rule | Should -Contain 'repository-moved'
        (Update-CmLock $lock).Rule | Should -Contain 'repository-moved'
        Test-CmLock $lock | Should -BeNullOrEmpty
        (Get-CmScript -Tag say, version | Invoke-CmScript -Lock $lock -Locked -Quiet 6> $null).NewEnv.CM_SAID | Should -Be 'two'
    }
}
