#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# Hooks of scripts in both languages, and what they print, change and throw.

BeforeDiscovery {
    if (-not (Get-Module CmPowerShell)) { Import-Module CmPowerShell -ErrorAction Stop }
    $hasPython = [bool](Get-Command python3 -ErrorAction Ignore)
}

BeforeAll { . (Join-Path $PSScriptRoot 'Home.ps1') }

AfterAll { Restore-Environment }

Describe 'A hook in PowerShell' {
    It 'sets variables, has the cmdlets and prints live' {
        $null = Add-TestScript hook-ps 'hook,ps' -Meta @{ new_env_keys = @('HOOK_*') } -PowerShell @'
function preprocess($CmInput) {
    Write-Host "names: $((Get-CmScript hook-ps).Name)"
    $CmInput.env.HOOK_SAID = "it's 1.10"
    @{ return = 0 }
}
'@
        $result = Invoke-CmScript hook-ps -InformationVariable said 6> $null
        $result.NewEnv.HOOK_SAID | Should -Be "it's 1.10"
        "$said" | Should -Match 'names: hook-ps'
    }

    It 'that throws ends the run with its place' {
        $null = Add-TestScript hook-throws 'hook,throws' -PowerShell "function preprocess(`$CmInput) {`n    throw 'this is wrong'`n}"
        Invoke-CmScript hook-throws -ErrorVariable problems -ErrorAction SilentlyContinue 6> $null | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'HookFailed,*'
        "$($problems[0])" | Should -BeLike '*customize.ps1:2*this is wrong*'
    }
}

Describe 'A hook in Python' -Skip:(-not $hasPython) {
    It 'sets variables and state, and calls the engine' {
        $null = Add-TestScript hook-py 'hook,py' -Meta @{ new_env_keys = @('HOOK_*'); new_state_keys = @('hook') } -Python @'
import cmind

def preprocess(i):
    found = cmind.access({'action': 'find', 'automation': 'script', 'artifact': 'hook-py'})
    i['env']['HOOK_FOUND'] = str(len(found['list']))
    i['state']['hook'] = {'list': [1, 'two']}
    print('from python')
    return {'return': 0}
'@
        $result = Invoke-CmScript hook-py -InformationVariable said 6> $null
        $result.NewEnv.HOOK_FOUND | Should -Be '1'
        $result.NewState.hook.list[1] | Should -Be 'two'
        "$said" | Should -Match 'from python'
    }

    It 'that raises ends the run with its place' {
        $null = Add-TestScript hook-raises 'hook,raises' -Python "def preprocess(i):`n    raise ValueError('this is wrong')`n"
        Invoke-CmScript hook-raises -ErrorVariable problems -ErrorAction SilentlyContinue 6> $null | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'HookFailed,*'
        "$($problems[0])" | Should -BeLike '*this is wrong*'
    }
}
