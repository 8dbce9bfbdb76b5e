#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# Experiments: measured, read, compared and tested.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
}

BeforeAll { . (Join-Path $PSScriptRoot 'Home.ps1') }

AfterAll { Restore-Environment }

Describe 'An experiment' -Skip:$IsWindows {
    BeforeAll {
        $script:points = Invoke-CmExperiment -Experiment bench -Repeat 5 -Env @{ N = '1..3' } -- sh -c 'echo "{\"t_ms\": {{N}}0}" > cm-output.json'
    }

    It 'has an object for each point' {
        $points | Should -HaveCount 3
        ($points | Sort-Object { $_.Parameters.N })[2].Figures.t_ms.Median | Should -Be 30
        ($points | Format-Table | Out-String) | Should -Match 'N=3'
    }

    It 'is planned before anything was measured' {
        $plan = Get-CmExperimentPlan -Experiment planned -Env @{ N = '1..3' } -Order Listed -- sh -c 'echo {{N}}'
        $plan.Point | Should -Be 'N=1', 'N=2', 'N=3'
        Get-CmExperiment planned -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        ($plan | ConvertTo-CmMatrix -As GitHubActions | ConvertFrom-Json).include.N | Should -Be 1, 2, 3
    }

    It 'has results that sort, group and export' {
        $results = Get-CmResult bench
        $results | Group-Object N | ForEach-Object Count | Should -Be 5, 5, 5
        ($results | Sort-Object t_ms -Descending)[0].N | Should -Be 3
        ($results | ConvertTo-Csv)[0] | Should -Match '"t_ms"'
        ($results[0] | ConvertTo-Json | ConvertFrom-Json).Experiment | Should -Be bench
        Get-CmResult bench | Select-Object -First 1 | Should -HaveCount 1
    }

    It 'is compared by parts' {
        $compared = Compare-CmExperiment bench -BaselineFilter @{ N = 1 } -CandidateFilter @{ N = 2 } -Figure t_ms
        $compared.Verdict | Should -Be Worse
        $compared.Change | Should -Be 1
    }

    It 'fails a test with an error' {
        Test-CmExperiment bench -BaselineFilter @{ N = 1 } -CandidateFilter @{ N = 2 } -Figure t_ms -ErrorVariable problems -ErrorAction SilentlyContinue | Out-Null
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ExperimentRegressed,*'
    }

    It 'has a report in one file' {
        $page = Join-Path $TestDrive 'a report.html'
        Get-CmExperiment bench | Export-CmReport -Path $page
        Get-Content $page -Raw | Should -Match '<table'
    }

    It 'is drawn in the console' {
        $lines = Get-CmResult bench | Format-CmChart t_ms N -Width 60
        $lines | Should -HaveCount (Get-CmResult bench).Count
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 60 }
        Get-CmResult bench | Format-CmChart t_ms N -Sparkline -Width 60 | Should -HaveCount (Get-CmResult bench | Group-Object N).Count
        [pscustomobject]@{ N = 1; t_ms = 'text' } | Format-CmChart t_ms N -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ChartValueNotNumber,*'
    }

    It 'takes the results of other machines' {
        $legs = Join-Path $TestDrive 'the legs'
        Copy-Item (Get-CmExperiment bench).Path $legs -Recurse
        $run = Import-CmExperiment $legs -Experiment merged
        $run.Experiment | Should -Be merged
        Get-CmResult merged | Should -HaveCount 15
        Import-CmExperiment $legs -Experiment merged | Should -BeNullOrEmpty
        Get-CmExperiment merged | Remove-CmArtifact -Force
    }

    It 'is published only to a repository of git' {
        Publish-CmExperiment bench -Destination local -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RepositoryNotInGit,*'
    }

    It 'is removed as an artifact' {
        Get-CmExperiment bench | Remove-CmArtifact -Force
        Get-CmExperiment | Should -BeNullOrEmpty
    }
}
