#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# Repositories over http, from a real git server on this machine.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
    $hasGit = (Get-Command git -ErrorAction Ignore) -and (Get-Command python3 -ErrorAction Ignore)
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Home.ps1')
    if (-not (Get-Command git -ErrorAction Ignore)) { return }
    $script:source = Join-Path $TestDrive 'served/team/tools'
    $null = New-Item (Join-Path $source 'script/say-hello') -ItemType Directory -Force
    Set-Content (Join-Path $source 'cmr.yaml') "alias: team@tools`nuid: 00c4ec6a0d01e101`ngit: true"
    Set-Content (Join-Path $source 'script/say-hello/_cm.yaml') "alias: say-hello`nuid: 00c4ec6a0d01e102`nautomation_alias: script`nautomation_uid: 5b4e0237da074764`ntags: [say, hello]"
    function Invoke-Git { git -C $source -c user.name=Test -c user.email=test@example.org @args 2>&1 | Out-Null }
    Invoke-Git init --quiet --initial-branch=main
    Invoke-Git add --all
    Invoke-Git commit --quiet --message One
    $script:first = git -C $source rev-parse HEAD

    $start = [Diagnostics.ProcessStartInfo]::new('python3')
    Join-Path $PSScriptRoot 'git-server.py' | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.ArgumentList.Add((Join-Path $TestDrive 'served'))
    $start.RedirectStandardOutput = $true
    $script:server = [Diagnostics.Process]::Start($start)
    $script:url = "$($server.StandardOutput.ReadLine())/team/tools/.git"
}

AfterAll {
    if ($script:server) { $script:server.Kill() }
    Restore-Environment
}

Describe 'A repository of a git server' -Skip:(-not $hasGit) {
    It 'is cloned, and its scripts are there at once' {
        $installed = Install-CmRepo -Url $url -PassThru
        $installed.Name | Should -Be 'team@tools'
        $installed.Commit | Should -Be $first
        (Get-CmScript -Tag say, hello).Repository | Should -Be 'team@tools'
    }

    It 'is brought up to date through the pipeline' {
        Set-Content (Join-Path $source 'script/say-hello/run.sh') 'echo hello'
        Invoke-Git add --all
        Invoke-Git commit --quiet --message Two
        (Get-CmRepo team@* | Update-CmRepo -PassThru).Commit | Should -Be (git -C $source rev-parse HEAD)
        Get-CmRepo team@tools -Detailed | ForEach-Object ChangedFiles | Should -BeNullOrEmpty
    }

    It 'keeps what is nowhere else unless -Force is given' {
        Set-Content (Join-Path (Get-CmRepo team@tools).Path 'mine.txt') 'mine'
        Uninstall-CmRepo team@tools -RemoveFiles -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RepositoryUnsaved,*'
        $problems[0] | Should -BeLike '*mine.txt*'
        Uninstall-CmRepo team@tools -RemoveFiles -WhatIf
        Get-CmRepo team@tools | Should -Not -BeNullOrEmpty
        Uninstall-CmRepo team@tools -RemoveFiles -Force
        Get-CmRepo team@* | Should -BeNullOrEmpty
    }

    It 'is installed at the commit that is asked for' {
        $pinned = Install-CmRepo -Url $url -Checkout $first -PassThru
        $pinned.Commit | Should -Be $first
        (Get-CmRepo team@tools -Detailed).IsPinned | Should -BeTrue
        Uninstall-CmRepo team@tools -RemoveFiles
        Get-CmRepo team@* | Should -BeNullOrEmpty
    }

    It 'that is not there is an error that names the address, and leaves nothing behind' {
        Install-CmRepo -Url "$url-nothing" -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Should -Not -BeNullOrEmpty
        "$($problems[0])" | Should -BeLike '*127.0.0.1*'
        Get-CmRepo team@* | Should -BeNullOrEmpty
    }
}
