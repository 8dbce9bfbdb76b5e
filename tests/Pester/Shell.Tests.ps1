#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# What a user of PowerShell expects of every command: streams, errors, previews, null, jobs, views, completion, progress.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
    $sh = -not $IsWindows
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Home.ps1')
    $null = Add-TestScript streams 'shell,streams' -Bash "echo to-output`necho to-errors >&2"
    $null = Add-TestScript fails 'shell,fails' -Bash "echo last words`nexit 3"
    $null = Add-TestScript slow 'shell,slow' -Bash 'sleep 34.4321'
    $null = Add-TestScript setter 'shell,setter' -Meta @{ env = @{ SHELL_SET = 'yes' }; new_env_keys = @('SHELL_*') } -Bash 'true'
}

AfterAll { Restore-Environment }

Describe 'Streams' -Skip:(-not $sh) {
    It 'have what a script prints as information, and the result alone in the pipeline' {
        $result = Invoke-CmScript streams -InformationVariable said 6> $null
        $result | Should -HaveCount 1
        $result.GetType().Name | Should -Be 'CmScriptResult'
        $said.ForEach{ "$_" } | Should -Contain 'to-output'
        ($said | Where-Object { "$_" -eq 'to-errors' }).Tags | Should -Contain 'CmStandardError'
    }

    It 'have the lines of a script in the order in which it wrote them' {
        $null = Add-TestScript in-order 'shell,in-order' -Bash "for i in 1 2 3 4 5; do echo `"out `$i`"; sleep 0.02; echo `"err `$i`" >&2; sleep 0.02; done"
        $null = Invoke-CmScript in-order -InformationVariable said 6> $null
        $said.ForEach{ "$_" } -match '^(out|err) \d$' | Should -Be (1..5).ForEach{ "out $_"; "err $_" }
    }

    It 'can be silenced one by one' {
        $everything = Invoke-CmScript streams -Verbose 2>&1 3>&1 4> $null 5>&1 6> $null
        $everything | Should -HaveCount 1
    }

    It 'tell details only where they are asked for' {
        (Invoke-CmScript streams -Verbose 6> $null 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }) | Should -Not -BeNullOrEmpty
        (Invoke-CmScript streams 6> $null 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }) | Should -BeNullOrEmpty
    }
}

Describe 'Errors' -Skip:(-not $sh) {
    It 'of a script have an id, a type, the exit code and what was printed last' {
        Invoke-CmScript fails -ErrorVariable problems -ErrorAction SilentlyContinue 6> $null | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NativeScriptFailed,*'
        $problems[0].Exception.Error.NativeExitCode | Should -Be 3
        "$($problems[0])" | Should -BeLike '*exit code 3*last words*'
    }

    It 'are caught by their type' {
        $(try { Invoke-CmScript fails -ErrorAction Stop 6> $null } catch [CmPowerShell.CmScriptFailedException] { $_.Exception.ErrorId }) | Should -Be 'NativeScriptFailed'
        $(try { Invoke-CmScript nothing-like-this -ErrorAction Stop } catch [CmPowerShell.CmNotFoundException] { 'not found' }) | Should -Be 'not found'
    }

    It 'of one item do not end the others' {
        $results = 'fails', 'setter' | Invoke-CmScript -ErrorAction SilentlyContinue 6> $null
        $results.Name | Should -Be 'setter'
    }

    It 'end a process of PowerShell with exit code 1 and are on standard error' {
        $ran = Invoke-Pwsh "Invoke-CmScript fails -ErrorAction Stop"
        $ran.ExitCode | Should -Be 1
        $ran.Errors | Should -Match 'exit code 3'
    }
}

Describe 'A session without a terminal' -Skip:(-not $sh) {
    It 'asks nothing and reports what the user would choose' {
        'first', 'second' | ForEach-Object { $null = Add-TestScript "choice-$_" 'shell,choice' -Bash 'true' }
        $ran = Invoke-Pwsh 'try { Invoke-CmScript -Tag shell,choice -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }' -AtEndOfInput
        $ran.Output | Should -BeLike 'ScriptAmbiguous,*'
    }
}

Describe 'Previews' {
    It 'run, write and remove nothing: <_>' -ForEach @(
        'Invoke-CmScript setter -WhatIf'
        '$WhatIfPreference = $true; Invoke-CmScript setter'
        '$WhatIfPreference = $true; cm run script setter'
        '$WhatIfPreference = $true; cm rm script setter -f'
        '$WhatIfPreference = $true; cm add cfg made-by-preview'
        'Remove-CmArtifact script setter -WhatIf'
        'New-CmScript made-by-preview x,y -WhatIf'
        'Get-CmScript setter | Copy-CmArtifact made-by-preview -WhatIf'
    ) {
        $before = @(Get-CmRun).Count
        & ([scriptblock]::Create($_)) 6> $null | Should -BeNullOrEmpty
        @(Get-CmRun).Count | Should -Be $before
        (Get-CmScript setter).Name | Should -Be 'setter'
        Get-CmArtifact * made-by-preview -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}

Describe 'Null and empty values' {
    It 'select nothing: <_>' -ForEach @(
        '$null | Get-CmScript'
        "'' | Get-CmScript"
        '$nothing = $null; Get-CmScript $nothing | Invoke-CmScript'
        'Invoke-CmScript -Tag $null'
        'Invoke-CmScript -Tag @()'
        '@() | Invoke-CmScript'
        '[pscustomobject]@{ Tags = $null } | Invoke-CmScript'
        'Remove-CmCache -Tag $null -Confirm:$false'
        "Get-CmScript '['"
    ) {
        $out = try { & ([scriptblock]::Create($_)) 6> $null 2>&1 } catch { $_ }
        $out | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
        $out | Where-Object { $_ -is [Management.Automation.ErrorRecord] } |
            ForEach-Object { $_.Exception.GetType().Name | Should -BeIn 'CmArgumentException', 'CmNotFoundException', 'CmCommandException', 'ParameterBindingValidationException', 'ParameterBindingException', 'ParameterBindingArgumentTransformationException' }
    }
}

Describe 'Objects' {
    It 'come back from <Name> as what they were' -ForEach @(
        @{ Name = 'Export-Clixml'; Way = { param($script) $file = Join-Path $TestDrive 'one.xml'; $script | Export-Clixml $file; Import-Clixml $file } }
        @{ Name = 'ConvertTo-Json'; Way = { param($script) $script | ConvertTo-Json -Depth 3 | ConvertFrom-Json } }
        @{ Name = 'Export-Csv'; Way = { param($script) $script | Select-Object Name, Uid | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Name = 'Select-Object'; Way = { param($script) $script | Select-Object Name } }
        @{ Name = 'Start-Job'; Way = { param($script) Start-Job { $using:script } | Receive-Job -Wait -AutoRemoveJob } }
        @{ Name = 'a hash table'; Way = { param($script) @{ Name = $script.Name } } }
    ) {
        $back = & $Way (Get-CmScript setter)
        if ($back -is [hashtable]) { (Get-CmScript @back).Name | Should -Be 'setter' } else { ($back | Get-CmScript).Name | Should -Be 'setter' }
    }

    It 'are kept in variables of the common parameters' {
        Invoke-CmScript setter -OutVariable kept 6> $null | Out-Null
        $kept[0].NewEnv.SHELL_SET | Should -Be 'yes'
        Get-CmScript setter -PipelineVariable one | ForEach-Object { $one.Name } | Should -Be 'setter'
    }

    It 'are of a type that the command declares: <_>' -ForEach @(
        'Get-CmScript setter', 'Get-CmScript setter -Detailed', 'Get-CmScriptPlan setter', 'Get-CmArtifact script setter', 'Get-CmRepo local', 'Get-CmRepo local -Detailed',
        'Find-CmRepo', 'Get-CmRun', 'Get-CmCache', 'Get-CmConfiguration', 'Invoke-CmScript setter', 'Get-CmCacheKey setter', 'ConvertTo-CmMatrix -InputObject (Get-CmScript setter)',
        'Invoke-CmScript setter | Export-CmEnvironment Json', 'Test-CmArtifact -Path (Get-CmScript setter).Path', 'Test-CmScript detect-host', 'Test-CmCache', 'Optimize-CmCache -Unfinished -WhatIf',
        'cm find script setter', 'cm run script setter', 'cm show cache', 'cm plan script setter', 'cm version', 'cm find repo local', 'Invoke-CmAction find script setter', 'Invoke-CmAction load script setter',
        'New-CmArtifact cfg declares', 'Set-CmArtifact cfg declares @{ a = 1 } -PassThru', 'Copy-CmArtifact cfg declares declares-2 -PassThru', 'Move-CmArtifact cfg declares-2 declares-3 -PassThru',
        'Rename-CmArtifact cfg declares-3 declares-4 -PassThru', 'Export-CmScriptPage setter $TestDrive -PassThru', 'Get-CmRun -Last | Export-CmRunSummary (Join-Path $TestDrive run.md) -PassThru',
        'Export-CmRepo local -DestinationPath $TestDrive -PassThru', 'Set-CmConfiguration KeepRuns 9 -PassThru', 'Repair-CmRepo'
    ) {
        # The last command of a line is the one whose output it is.
        $ast = [Management.Automation.Language.Parser]::ParseInput($_, [ref] $null, [ref] $null)
        $name = $ast.EndBlock.Statements[0].PipelineElements[-1].GetCommandName()
        $command = Get-Command $name
        if ($command.ResolvedCommand) { $command = $command.ResolvedCommand }
        $declared = $command.OutputType.Name
        $emitted = @(& ([scriptblock]::Create($_)) 6> $null) | ForEach-Object { $_.GetType().FullName } | Select-Object -Unique
        $emitted | Where-Object { $_ -notin $declared } | Should -BeNullOrEmpty
    }

    It 'read the same in every culture' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'tr-TR'
            (Get-CmScript SETTER).Name | Should -Be 'setter'
            (Invoke-CmScript setter -Env @{ NUMBER = 1.5 } 6> $null).ExitCode | Should -Be 0
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }
}

Describe 'Jobs' -Skip:(-not $sh) {
    It 'run a script and give its result back' {
        $module, $repos = (Get-Module CmPowerShell).Path, $env:CM_REPOS
        $result = Start-Job { Import-Module $using:module; $env:CM_REPOS = $using:repos; Invoke-CmScript setter 6> $null } | Receive-Job -Wait -AutoRemoveJob
        $result.NewEnv.SHELL_SET | Should -Be 'yes'
        $result.PSObject.TypeNames[0] | Should -Be 'Deserialized.CmPowerShell.CmScriptResult'
    }

    It 'that are stopped end the script with every process' {
        $module = (Get-Module CmPowerShell).Path
        $job = Start-ThreadJob { Import-Module $using:module; Invoke-CmScript slow 6> $null }
        $until = (Get-Date).AddSeconds(30)
        while (-not ($sleeping = Get-Process sleep -ErrorAction Ignore | Where-Object { $_.CommandLine -like '*34.4321*' }) -and (Get-Date) -lt $until) { Start-Sleep -Milliseconds 100 }
        $sleeping | Should -Not -BeNullOrEmpty
        $job | Stop-Job
        $until = (Get-Date).AddSeconds(10)
        while (($sleeping | Where-Object { -not $_.HasExited }) -and (Get-Date) -lt $until) { Start-Sleep -Milliseconds 100 }
        $sleeping | Where-Object { -not $_.HasExited } | Should -BeNullOrEmpty
        $job | Remove-Job -Force
    }
}

Describe 'The end of a session' -Skip:(-not $sh) {
    It 'ends its scripts with every process: <Name>' -ForEach @(
        @{ Name = 'SIGTERM'; Mark = '31.01'; End = { kill -s TERM $args[0] } }
        @{ Name = 'SIGHUP, as when its window is closed'; Mark = '31.02'; End = { kill -s HUP $args[0] } }
        @{ Name = 'Stop-Process, which sends SIGKILL'; Mark = '31.03'; End = { Stop-Process -Id $args[0] } }
        @{ Name = 'exit in the middle of a run'; Mark = '31.05'; Command = 'Invoke-CmScript {0} 6>&1 | ForEach-Object {{ exit 4 }}' }
        @{ Name = 'a runspace that is closed'; Mark = '31.06'; Command = '$shell = [powershell]::Create().AddScript("Import-Module ''$((Get-Module CmPowerShell).Path)''; Invoke-CmScript {0}"); $null = $shell.BeginInvoke(); while (-not (Get-Process sleep -ErrorAction Ignore | Where-Object CommandLine -Like "*{1}*")) {{ Start-Sleep -Milliseconds 50 }}; $shell.Runspace.Close(); Start-Sleep 60' }
        @{ Name = 'a job that is removed by force'; Mark = '31.07'; Command = '$module = (Get-Module CmPowerShell).Path; $job = Start-Job {{ Import-Module $using:module; Invoke-CmScript {0} 6> $null }}; while (-not (Get-Process sleep -ErrorAction Ignore | Where-Object CommandLine -Like "*{1}*")) {{ Start-Sleep -Milliseconds 50 }}; Remove-Job $job -Force; Start-Sleep 60' }
    ) {
        $name = "ends-$($Mark -replace '\D')"
        $null = Add-TestScript $name "shell,$name" -Bash "echo started`n(sleep $Mark; true) &`nsleep $Mark`nwait"
        # A PowerShell that is a tool of dotnet starts another process, which is the session.
        $process = Start-Pwsh "[Console]::Out.WriteLine(`$PID); $($Command ? ($Command -f $name, $Mark) : "Invoke-CmScript $name")"
        $session = $process.StandardOutput.ReadLine()
        $running = { Get-Process sleep -ErrorAction Ignore | Where-Object { $_.CommandLine -like "*$Mark*" } }
        if ($End) {
            $until = (Get-Date).AddSeconds(30)
            while (@(& $running).Count -lt 2 -and (Get-Date) -lt $until) { Start-Sleep -Milliseconds 50 }
            @(& $running).Count | Should -Be 2
            & $End $session
        }
        else {
            # It ends them by itself; until then there may be some.
            $until = (Get-Date).AddSeconds(30)
            while (-not $process.HasExited -and @(& $running).Count -eq 0 -and (Get-Date) -lt $until) { Start-Sleep -Milliseconds 50 }
        }

        $until = (Get-Date).AddSeconds(10)
        while ((& $running) -and (Get-Date) -lt $until) { Start-Sleep -Milliseconds 50 }
        $left = & $running
        $left | Stop-Process
        if (-not $process.HasExited) { $process.Kill($true) }
        $left | Should -BeNullOrEmpty
    }
}

Describe 'Views' {
    It 'fit <Width> columns: <Command>' -ForEach @(
        foreach ($width in 80, 120) {
            foreach ($command in 'Get-CmScript', 'Get-CmRepo', 'Get-CmConfiguration', 'Find-CmRepo', 'Get-CmRun', 'Get-CmScriptPlan setter', 'Get-CmArtifact script') { @{ Width = $width; Command = $command } }
        }
    ) {
        $null = Invoke-CmScript setter 6> $null
        $text = & ([scriptblock]::Create($Command)) | Format-Table | Out-String -Width $Width
        $lines = ($text -replace "`e\[[0-9;]*m") -split "`r?`n" | Where-Object { $_.Trim() }
        $lines.Count | Should -BeGreaterThan 2
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
        ($lines -match '^[-\s]+$')[0].Trim() -split '\s+' | ForEach-Object { $_.Length | Should -BeGreaterThan 1 }
    }

    It 'are those of the module and not the properties one by one' {
        (Get-CmScript setter | Out-String) -replace "`e\[[0-9;]*m" | Should -Match '(?m)^\s*Name\s+.*Tags'
        (Get-CmRun | Format-List | Out-String) | Should -Match 'Outcome'
    }

    It 'show of an object behind objects of another type what counts' {
        $text = & { Get-CmScript setter; Get-CmConfiguration KeepRuns } | Out-String
        $text | Should -Match 'Value'
        $text | Should -Not -Match 'Variables'
    }

    It 'show an outcome that came from a file or a job by its name' {
        $file = Join-Path $TestDrive 'run.xml'
        Get-CmRun -Last | Export-Clixml $file
        (Import-Clixml $file | Format-List | Out-String) -replace "`e\[[0-9;]*m" | Should -Match 'Outcome\s*: Succeeded'
    }

    It 'have no escapes where colour is off' {
        $before = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'PlainText'
            Get-CmRun | Out-String | Should -Not -Match "`e"
        }
        finally { $PSStyle.OutputRendering = $before }
    }
}

Describe 'Completion' {
    It 'offers <Expected> for <Line>' -ForEach @(
        @{ Line = 'Get-CmScript sett'; Expected = 'setter' }
        @{ Line = 'Get-CmScript -Tag shell,str'; Expected = 'streams' }
        @{ Line = 'Get-CmRepo loc'; Expected = 'local' }
        @{ Line = 'Set-CmConfiguration Keep'; Expected = 'KeepRuns' }
        @{ Line = 'cm ru'; Expected = 'run' }
        @{ Line = 'cm run scr'; Expected = 'script' }
        @{ Line = 'cm run script --tags=shell,set'; Expected = 'setter' }
    ) {
        (TabExpansion2 $Line).CompletionMatches.CompletionText | Should -Contain $Expected
    }
}

Describe 'Progress' -Skip:(-not $sh) {
    It 'names the script, and its last record ends it' {
        $null = Add-TestScript takes-time 'shell,takes-time' -Bash 'sleep 1'
        $shell = [powershell]::Create()
        $null = $shell.AddScript('param($module, $repos) Import-Module $module; $env:CM_REPOS = $repos; Invoke-CmScript takes-time 6> $null').AddArgument((Get-Module CmPowerShell).Path).AddArgument($env:CM_REPOS)
        $null = $shell.Invoke()
        $records = $shell.Streams.Progress | Where-Object Activity -Like '*takes-time*'
        $records | Should -Not -BeNullOrEmpty
        $records[-1].RecordType | Should -Be 'Completed'
        $shell.Dispose()
    }
}

Describe 'Settings of PowerShell' {
    It 'are left as they were, with strict mode on' {
        $ran = Invoke-Pwsh "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; `$PSNativeCommandUseErrorActionPreference = `$true; (Get-CmScript setter | Invoke-CmScript 6> `$null).ExitCode"
        $ran.Errors | Should -BeNullOrEmpty
        $ran.Output.Trim() | Should -Be '0'
    }

    It 'The module can be removed and imported again, with a prefix too' {
        $ran = Invoke-Pwsh "`$m = (Get-Module CmPowerShell).Path; Remove-Module CmPowerShell; Import-Module `$m -Prefix My; (Get-MyCmScript setter).Name; Remove-Module CmPowerShell; Import-Module `$m; (Get-CmScript setter).Name"
        $ran.Errors | Should -BeNullOrEmpty
        ($ran.Output -split "`n").Trim() | Where-Object { $_ } | Should -Be 'setter', 'setter'
    }
}
