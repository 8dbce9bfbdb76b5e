#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# The maintenance of the cache, on a separate home.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
}

BeforeAll {
    $script:before = $env:CM_REPOS
    $env:CM_REPOS = Join-Path $TestDrive "a cache's home"
    $null = New-CmScript pester-keeper pester,keeper -Meta @{ cache = $true; env = @{ PESTER_KEPT = 'yes' }; new_env_keys = @('PESTER_*') }
}

AfterAll {
    $env:CM_REPOS = $script:before
}

Describe 'Keys' {
    It 'are the same for the same plan, and others for another input' {
        $key = Get-CmCacheKey pester-keeper
        $key | Should -Match '^cm-[a-z0-9]+-[a-z0-9]+-[0-9a-f]{16}$'
        Get-CmScript pester-keeper | Get-CmCacheKey | Should -Be $key
        Get-CmCacheKey pester-keeper -Env @{ PESTER_OTHER = 'x' } | Should -Not -Be $key
    }

    It 'have a file form for the service that makes keys of files' {
        $file = Join-Path $TestDrive 'key of the cache.txt'
        $key = Get-CmCacheKey pester-keeper -Path $file
        $file | Should -Exist
        $key | Should -Not -BeNullOrEmpty
    }
}

Describe 'Bundles' {
    It 'make a result of one home a hit of another one' {
        $null = Invoke-CmScript pester-keeper 6> $null
        $archive = Get-CmCache pester-keeper | Export-CmCache -DestinationPath (Join-Path $TestDrive 'kept results.zip') -PassThru
        Get-CmCache pester-keeper | Remove-CmCache
        Get-CmCache | Should -BeNullOrEmpty

        ($archive | Import-CmCache -PassThru).Script | Should -Be 'pester-keeper'
        $again = Invoke-CmScript pester-keeper 6> $null
        $again.FromCache | Should -BeTrue
        $again.NewEnv.PESTER_KEPT | Should -Be 'yes'
    }

    It 'are not written with -WhatIf' {
        $archive = Join-Path $TestDrive 'no.zip'
        Export-CmCache pester-keeper $archive -WhatIf
        $archive | Should -Not -Exist
    }
}

Describe 'Data that is there' {
    It 'is registered as the result of the script that would make it' {
        $null = New-CmScript pester-data get,pester-data -Meta @{ cache = $true; new_env_keys = @('PESTER_*') }
        $entry = Register-CmCache get,pester-data $TestDrive -Env @{ PESTER_DATA = 'here' } -PassThru
        $entry.Script | Should -Be 'pester-data'
        $used = Invoke-CmScript pester-data 6> $null
        $used.FromCache | Should -BeTrue
        $used.NewEnv.PESTER_DATA | Should -Be 'here'
    }
}

Describe 'Faults' {
    It 'are found, and what is broken is removed when asked' {
        $null = Invoke-CmScript pester-keeper 6> $null
        $entry = Get-CmCache pester-keeper
        Test-CmCache pester-keeper | Should -BeNullOrEmpty
        Set-Content (Join-Path $entry.Path 'cm-cached-state.json') '{'

        $finding = Test-CmCache -Severity Error
        $finding.Rule | Should -Be 'broken-state'
        $finding.Entry.Uid | Should -Be $entry.Uid

        (Optimize-CmCache -Broken -WhatIf).IsRemoved | Should -BeFalse
        (Optimize-CmCache -Broken -Confirm:$false).IsRemoved | Should -BeTrue
        (Get-CmCache).Script | Should -Not -Contain 'pester-keeper'
    }
}
