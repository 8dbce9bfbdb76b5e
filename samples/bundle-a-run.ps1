# Packs what a run used, and repeats the run from the bundle in another home without network.
$folder = "$([IO.Path]::GetTempPath())sample-bundle-$PID"
$null = [IO.Directory]::CreateDirectory($folder)
$lock = "$folder/cm.lock.json"
Invoke-CmScript -Tags builtin,find,c-compiler -Quiet > $null
Get-CmRun -Last | New-CmLock -Path $lock
"locked: $((Get-CmLock $lock).Scripts.Name)"

$bundle = Export-CmBundle "$folder/run.cmbundle" -Lock $lock -PassThru
"packed: $($bundle.Name)"

$other = "$folder/other home"
Import-CmBundle $bundle -CmHome $other
$result = Invoke-CmScript -Tags builtin,find,c-compiler -Lock $lock -Locked -Offline -Quiet -CmHome $other
"repeated $($result.Name)"
[IO.Directory]::Delete($folder, $true)
