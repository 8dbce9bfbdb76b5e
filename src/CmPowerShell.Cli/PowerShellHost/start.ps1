# The program cm runs this script in pwsh or cm-pwsh. It imports the module, then runs a pipeline or a script at the top level of the session,
# as pwsh itself runs -Command and -File: nothing of this script shows in the positions of errors.
# The request comes in variables, so no text has to be put together. pwsh would split -Name:value in $args.
$cmStart = @{ Module = $env:CM_START_MODULE; Command = $env:CM_START_COMMAND; File = $env:CM_START_FILE; HasEnded = $false }
if ($cmStart.File) { $cmStart.Arguments = [System.Text.Json.JsonSerializer]::Deserialize($env:CM_START_ARGUMENTS, [string[]]) }
$PSStyle.OutputRendering = $env:CM_START_RENDERING
$env:CM_START_MODULE = $env:CM_START_COMMAND = $env:CM_START_FILE = $env:CM_START_ARGUMENTS = $env:CM_START_RENDERING = $null
Import-Module -Name $cmStart.Module -ErrorAction Stop
$global:LASTEXITCODE = 0

if ($cmStart.File) {
    $cmStart.Request = [System.Management.Automation.Runspaces.Command]::new($cmStart.File, $false, $false)
    # As in pwsh, -Name and -Name:value are parameters, and $true and $false after the colon are switches.
    & {
        param($parameters, $arguments)
        foreach ($argument in $arguments) {
            if ($argument -notmatch '(?s)^(?<name>-[\p{L}_?][^:]*)(:(?<value>.*))?$') {
                $parameters.Add([System.Management.Automation.Runspaces.CommandParameter]::new([NullString]::Value, $argument))
            } elseif ($Matches.value) {
                $parameters.Add($Matches.name, $(switch ($Matches.value) { '$true' { $true } '$false' { $false } default { $_ } }))
            } else {
                $parameters.Add($Matches.name)
            }
        }
    } $cmStart.Request.Parameters $cmStart.Arguments
} else {
    $cmStart.Request = [System.Management.Automation.Runspaces.Command]::new($cmStart.Command, $true, $false)
}

# Formatting holds rows back to measure columns, and exit would drop them. A clean block runs after exit too.
$cmStart.Output = @'
begin { $out = { Out-Default }.GetSteppablePipeline(); $out.Begin($true) }
process { $out.Process($_) }
end { $cmStart.Succeeded = $?; $cmStart.HasEnded = $true; $out.End() }
clean { if (-not $cmStart.HasEnded) { $out.End() } }
'@
$cmStart.Request.MergeMyResults('Error', 'Output')
$cmStart.Shell = [powershell]::Create('CurrentRunspace')
$null = $cmStart.Shell.Commands.AddCommand($cmStart.Request).AddScript($cmStart.Output, $true)
try {
    $cmStart.Shell.Invoke()
} catch [System.Management.Automation.MethodInvocationException] {
    # An error ended the request. It goes to the host as every other error does.
    $cmStart.Failure = [psobject]::new([System.Management.Automation.ErrorRecord]$_.Exception.InnerException.ErrorRecord)
    $cmStart.Failure.psobject.Properties.Add([psnoteproperty]::new('writeErrorStream', $true))
    $null = [powershell]::Create('CurrentRunspace').AddCommand('Out-Default').Invoke(@(, $cmStart.Failure))
    exit 1
}
if (-not $cmStart.HasEnded) { exit $LASTEXITCODE }
if ($cmStart.Succeeded) { exit 0 }
if ($LASTEXITCODE) { exit $LASTEXITCODE }
exit 1
