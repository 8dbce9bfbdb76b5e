# Makes the key under which the task Cache@2 keeps the results of a run, as a file and as output variables.
. ([IO.Path]::Combine($PSScriptRoot, 'handler', 'task.ps1'))

$run = @{ Parameter = ConvertTo-Table $inputs['parameters']; Env = ConvertTo-Table $inputs['environment'] }
if ("$($inputs['script'])") { $run.Name = "$($inputs['script'])" }
if ($inputs['tags'].Count) { $run.Tags = ConvertTo-List $inputs['tags'] }
if ("$($inputs['version'])") { $run.Version = "$($inputs['version'])" }

$file = "$($inputs['file'])"
if (-not $file) { $file = [IO.Path]::Combine($env:AGENT_TEMPDIRECTORY, 'cm-cache-key.txt') }

$failed = $null
$key = Get-CmCacheKey @run -Path $file -ErrorVariable failed -ErrorAction SilentlyContinue
if ($failed) { exit [Math]::Max(1, [int] $failed[0].Exception.Error.Code) }

"The key is $key; its lines are in $file."
Set-Output key $key
Set-Output keyFile $file
Set-Output path ([IO.Path]::Combine($env:CM_REPOS, 'repos', 'local', 'cache'))
