# Locks what a run uses, runs with the lock, and shows that another input does not fit.
New-CmLock -Tags builtin,find,c-compiler
"differences: $(@(Test-CmLock).Count)"

$result = Invoke-CmScript -Tags builtin,find,c-compiler -Lock cm.lock.json -Locked -Quiet
"ran $($result.Name)"

Invoke-CmScript -Tags builtin,find,c-compiler -Env @{ CM_NEW = 'yes' } -Locked -Quiet -ErrorAction SilentlyContinue -ErrorVariable refused
"refused: $($refused[0].FullyQualifiedErrorId.Split(',')[0])"
Remove-Item cm.lock.json
