# Locks what a run uses, runs with the lock, and shows that another input does not fit.
$file = "$([IO.Path]::GetTempPath())sample-$PID.lock.json"
New-CmLock -Tags builtin,find,c-compiler -Path $file
"differences: $(@(Test-CmLock $file).Count)"

$result = Invoke-CmScript -Tags builtin,find,c-compiler -Lock $file -Locked -Quiet
"ran $($result.Name)"

$other = @{ Tags = 'builtin,find,c-compiler'; Env = @{ CM_NEW = 'yes' } }
Invoke-CmScript @other -Lock $file -Locked -Quiet -ErrorAction SilentlyContinue -ErrorVariable refused
"refused: $($refused[0].FullyQualifiedErrorId.Split(',')[0])"
[IO.File]::Delete($file)
