# The program cm runs this script in pwsh or cm-pwsh. It imports the module, then runs a pipeline or a script at the top level of the session,
# as pwsh itself runs -Command and -File: nothing of this script shows in the positions of errors.
# The request comes in variables, so no text has to be put together; pwsh would split -Name:value in $args.
$cmStart = @{ Module = $env:CM_START_MODULE; Command = $env:CM_START_COMMAND; File = $env:CM_START_FILE; HasEnded = $false }
if ($cmStart.File) { $cmStart.Arguments = [System.Text.Json.JsonSerializer]::Deserialize($env:CM_START_ARGUMENTS, [string[]]) }
$PSStyle.OutputRendering = $env:CM_START_RENDERING
$env:CM_START_MODULE = $env:CM_START_COMMAND = $env:CM_START_FILE = $env:CM_START_ARGUMENTS = $env:CM_START_RENDERING = $null
Import-Module -Name $cmStart.Module -ErrorAction Stop
$global:LASTEXITCODE = 0

if ($cmStart.File) {
    # As in pwsh, -Name and -Name:value are parameters, and $true and $false after the colon are switches.
    # PowerShell takes a text of an array for the name of a parameter when it has this property.
    $cmStartNamed = @{}
    $cmStartOthers = @(& {
        foreach ($argument in $cmStart.Arguments) {
            if ($argument -notmatch '(?s)^-(?<name>[\p{L}_?][^:]*)(:(?<value>.*))?$') {
                $argument
            } elseif ($Matches.value) {
                $cmStartNamed[$Matches.name] = switch ($Matches.value) { '$true' { $true } '$false' { $false } default { $_ } }
            } else {
                Add-Member -InputObject $argument '<CommandParameterName>' $Matches.name -PassThru
            }
        }
    })
    $cmStart.Command = '& $cmStart.File @cmStartNamed @cmStartOthers; $cmStart.Succeeded = $?'
}

# The host would show nothing of a mistake in the syntax.
$cmStartSyntax = $null
$null = [System.Management.Automation.Language.Parser]::ParseInput($cmStart.Command, [ref]$null, [ref]$cmStartSyntax)
if ($cmStartSyntax) {
    $cmStartSyntax | ForEach-Object { $Host.UI.WriteErrorLine("Line $($_.Extent.StartLineNumber), column $($_.Extent.StartColumnNumber): $($_.Message)") }
    exit 1
}

# Formatting holds rows back to measure columns, and exit would drop them. A clean block runs after exit too.
$cmStart.Output = @'
begin { $out = { Out-Default }.GetSteppablePipeline(); $out.Begin($true) }
process { $out.Process($_) }
end { if (-not $cmStart.File) { $cmStart.Succeeded = $? }; $cmStart.HasEnded = $true; $out.End() }
clean { if (-not $cmStart.HasEnded) { $out.End() } }
'@
$cmStart.Request = [System.Management.Automation.Runspaces.Command]::new($cmStart.Command, $true, $false)
$cmStart.Request.MergeMyResults('Error', 'Output')
$cmStart.Shell = [powershell]::Create('CurrentRunspace')
$null = $cmStart.Shell.Commands.AddCommand($cmStart.Request).AddScript($cmStart.Output, $true)
try {
    $cmStart.Shell.Invoke()
} catch [System.Management.Automation.MethodInvocationException] {
    # An error ended the request. Thrown again, as it is, the host writes it to standard error and ends with exit code 1.
    throw $_.Exception.InnerException.ErrorRecord
}
if (-not $cmStart.HasEnded) { exit $LASTEXITCODE }
if ($cmStart.Succeeded) { exit 0 }
if ($LASTEXITCODE) { exit $LASTEXITCODE }
exit 1
