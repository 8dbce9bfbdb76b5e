# Run by the program cm, in an installed pwsh or in the engine inside cm: imports the module, then runs a pipeline or a script.
# What to run comes in variables, so that no text has to be put together; $args are the arguments of the script.
$cmStart = @{ Module = $env:CM_START_MODULE; Command = $env:CM_START_COMMAND; File = $env:CM_START_FILE; Succeeded = $false }
$env:CM_START_MODULE = $env:CM_START_COMMAND = $env:CM_START_FILE = $null
Import-Module -Name $cmStart.Module -ErrorAction Stop
$global:LASTEXITCODE = 0
if ($cmStart.File) {
    & $cmStart.File @args
    $cmStart.Succeeded = $?
} else {
    try { $null = [scriptblock]::Create($cmStart.Command) }
    catch { $host.UI.WriteErrorLine($_.Exception.InnerException.Message); exit 1 }
    # Only inside the block does $? tell of its last command.
    . ([scriptblock]::Create("$($cmStart.Command)`n`$cmStart.Succeeded = `$?"))
}
if ($cmStart.Succeeded) { exit 0 }
if ($LASTEXITCODE) { exit $LASTEXITCODE }
exit 1
