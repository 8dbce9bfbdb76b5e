#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# Locks of runs, and bundles of them in another home.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
    $canRun = (Get-Command git -ErrorAction Ignore) -and -not $IsWindows
    $canSign = $canRun -and (Get-Command ssh-keygen -ErrorAction Ignore)
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Home.ps1')
    if (-not (Get-Command git -ErrorAction Ignore)) { return }
    $script:source = Join-Path $TestDrive "a team's data"
    $script:lock = Join-Path $TestDrive 'cm.lock.json'
    $script:bundle = Join-Path $TestDrive 'x.cmbundle'
    $script:other = Join-Path $TestDrive 'other home'
    $null = New-Item (Join-Path $source 'script/use-data'), (Join-Path $source 'script/get-data') -ItemType Directory -Force
    Set-Content (Join-Path $source 'cmr.yaml') "alias: team@bundled`nuid: 00c4ec6a0d01e121`ngit: true"
    $common = "automation_alias: script`nautomation_uid: 5b4e0237da074764"
    Set-Content (Join-Path $source 'script/use-data/_cm.yaml') "alias: use-data`nuid: 00c4ec6a0d01e122`n$common`ntags: [use, data]`ndeps: [ { tags: 'get,data' } ]`nnew_env_keys: [ CM_USED ]"
    Set-Content (Join-Path $source 'script/use-data/run.sh') 'echo CM_USED=$(cat "$CM_DATA") > tmp-run-env.out'
    Set-Content (Join-Path $source 'script/get-data/_cm.yaml') "alias: get-data`nuid: 00c4ec6a0d01e123`n$common`ntags: [get, data]`ncache: true`ndefault_version: '1.0'`nnew_env_keys: [ CM_DATA ]"
    Set-Content (Join-Path $source 'script/get-data/run.sh') "echo some-data > data.txt`necho CM_DATA=`$PWD/data.txt > tmp-run-env.out"
    git -C $source init --quiet --initial-branch=main
    git -C $source add --all
    git -C $source -c user.name=Test -c user.email=test@example.org commit --quiet --message One
    $null = Register-CmRepo $source
}

AfterAll { Restore-Environment }

Describe 'A bundle of a lock' -Skip:(-not $canRun) {
    It 'begins with the dependencies in the cache' {
        $saved = Save-CmDependency -Tags use, data 6> $null
        $saved.Script | Should -Be 'get-data'
        Save-CmDependency -Tags use, data -WhatIf | Should -BeNullOrEmpty
    }

    It 'is made of the lock of a run' {
        (Invoke-CmScript -Tags use, data -Quiet 6> $null).NewEnv.CM_USED | Should -Be 'some-data'
        $made = Get-CmRun -Last | New-CmLock -Path $lock -UniqueVersion -PassThru
        ($made.Scripts | Where-Object Name -EQ get-data).ResultVersion | Should -Be '1.0'
        Export-CmBundle $bundle -Lock $lock -WhatIf | Should -BeNullOrEmpty
        $bundle | Should -Not -Exist
        (Export-CmBundle $bundle -Lock $lock -PassThru).FullName | Should -Be $bundle
    }

    It 'is not replaced without a word' {
        Export-CmBundle $bundle -Lock $lock -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ArchiveExists,*'
        $before = (Get-FileHash $bundle).Hash
        Export-CmBundle $bundle -Lock $lock -Force
        (Get-FileHash $bundle).Hash | Should -Be $before
    }

    It 'has programs too' {
        $packed = Join-Path $TestDrive 'with a program.cmbundle'
        Export-CmBundle $packed -Lock $lock -Program (Join-Path $source 'cmr.yaml')
        $archive = [IO.Compression.ZipFile]::OpenRead($packed)
        try { $archive.Entries.FullName | Should -Contain 'programs/cmr.yaml' } finally { $archive.Dispose() }
        Export-CmBundle $packed -Lock $lock -Program (Join-Path $source 'no-such-file') -Force -ErrorVariable problems -ErrorAction SilentlyContinue
        "$($problems[0])" | Should -BeLike '*no-such-file*'
    }

    It 'makes the same run possible in another home without network' {
        Import-CmBundle $bundle -CmHome $other -WhatIf
        (Import-CmBundle $bundle -CmHome $other -LockPath "$lock.copy" -PassThru).Requests | Should -Be 'use,data'
        Test-CmLock "$lock.copy" -CmHome $other | Should -BeNullOrEmpty
        (Invoke-CmScript -Tags use, data -Lock "$lock.copy" -Locked -Offline -Quiet -CmHome $other 6> $null).NewEnv.CM_USED | Should -Be 'some-data'
        Save-CmDependency -Lock "$lock.copy" -CmHome $other 6> $null | Should -HaveCount 1
    }

    It 'is refused if a result is missing without network' {
        Remove-CmCache get-data -CmHome $other -Confirm:$false
        Invoke-CmScript -Tags use, data -Lock $lock -Locked -Offline -Quiet -CmHome $other -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'LockStale,*'
        "$($problems[0])" | Should -BeLike '*The result of get-data is not in the cache*'
    }

    It 'is imported only with a valid signature, where one is demanded' -Skip:(-not $canSign) {
        $key = Join-Path $TestDrive 'key'
        $signers = Join-Path $TestDrive 'allowed'
        ssh-keygen -q -t ed25519 -N '' -f $key
        Set-Content $signers "team@example.org $(Get-Content "$key.pub")"
        Import-CmBundle $bundle -CmHome $other -AllowedSignerPath $signers -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'BundleUnsigned,*'
        Export-CmBundle $bundle -Lock $lock -Force -SigningKey $key
        Import-CmBundle $bundle -CmHome $other -AllowedSignerPath $signers
        (Get-CmCache get-data -CmHome $other) | Should -HaveCount 1
        [IO.File]::AppendAllText($bundle, 'x')
        Import-CmBundle $bundle -CmHome $other -AllowedSignerPath $signers -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'BundleSignatureRefused,*'
    }
}
