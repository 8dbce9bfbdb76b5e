#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# Scripts and experiments as jobs.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Home.ps1')
    function Wait-Until([scriptblock] $Condition) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition) -and $watch.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 20 }
    }
}

AfterAll { Restore-Environment }

Describe 'A job' -Skip:$IsWindows {
    BeforeAll {
        Add-TestScript job-good job-good -Meta @{ new_env_keys = @('JOB_*') } -Bash 'echo "printed $N"; echo "JOB_OUT=$N" > tmp-run-env.out' | Out-Null
        Add-TestScript job-bad job-bad -Bash 'exit 3' | Out-Null
        Add-TestScript job-endless job-endless -Bash 'sleep 1000 & echo $! > "$MARK.new"; mv "$MARK.new" "$MARK"; wait' | Out-Null
    }

    AfterEach { Get-Job | Remove-Job -Force }

    It 'has the result, and what the script printed' {
        $job = Invoke-CmScript job-good -Env @{ N = 5 } -AsJob
        $job | Should -BeOfType [Management.Automation.Job]
        (Get-Job).Id | Should -Be $job.Id
        $result = $job | Wait-Job | Receive-Job -InformationVariable lines 6> $null
        $result.NewEnv.JOB_OUT | Should -Be 5
        $lines.MessageData.Message | Should -Contain 'printed 5'
        $job.State | Should -Be Completed
        $job.HasMoreData | Should -BeFalse
    }

    It 'fails with the error of the script' {
        $job = 'job-good', 'job-bad' | Invoke-CmScript -Env @{ N = 1 } -AsJob
        $job | Wait-Job | Receive-Job -ErrorVariable problems -ErrorAction SilentlyContinue 6> $null | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NativeScriptFailed,*'
        $job.State | Should -Be Failed
        $job.ChildJobs.State | Should -Be Completed, Failed
    }

    It 'has details, progress and the points of an experiment' {
        $job = Invoke-CmExperiment -AsJob -Experiment background -Env @{ N = '1..3' } -Verbose -- sh -c 'echo "{\"n\": {{N}}}" > cm-output.json'
        $points = $job | Wait-Job | Receive-Job -Keep
        ($points.Figures.n.Median | Sort-Object) -join ' ' | Should -Be '1 2 3'
        $job.ChildJobs[0].Progress.Count | Should -BeGreaterThan 0
        (Get-CmResult background) | Should -HaveCount 3
    }

    It 'ends every process of the script when it is stopped' {
        $mark = Join-Path $TestDrive 'a mark'
        $job = Invoke-CmScript job-endless -Env @{ MARK = $mark } -AsJob
        Wait-Until { Test-Path $mark }
        $process = [int](Get-Content $mark)
        Get-Process -Id $process | Should -Not -BeNullOrEmpty
        $job | Stop-Job
        $job.State | Should -Be Stopped
        Wait-Until { -not (Get-Process -Id $process -ErrorAction Ignore) }
        Get-Process -Id $process -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'continues an experiment that was stopped' {
        $mark = Join-Path $TestDrive 'second'
        $design = @{ Experiment = 'stopped'; Env = @{ N = 1, 2; MARK = $mark }; Order = 'Listed'; Command = 'sh', '-c', 'test {{N}} = 1 || test -e {{MARK}}.go || { touch {{MARK}}; sleep 1000; }' }
        $job = Invoke-CmExperiment @design -AsJob
        Wait-Until { Test-Path $mark }
        $job | Stop-Job
        $job | Receive-Job | Should -HaveCount 1
        New-Item "$mark.go" | Out-Null
        (Invoke-CmExperiment @design -Resume).IsKept | Should -Be $true, $false
    }
}
