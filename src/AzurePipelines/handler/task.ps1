# What the scripts of all tasks share: reads the inputs of the task, which come in one variable, as JSON, and imports the module. It is run with a dot in front.
# It needs the commands of PowerShell's core only, so that the program cm can run it too.
$ErrorActionPreference = 'Stop'
$inputs = [Text.Json.Nodes.JsonNode]::Parse($env:CM_TASK_INPUTS)
$env:CM_TASK_INPUTS = $null
if (-not $env:CM_MODULE) { throw 'The module is not set up: run the task CmSetup before, in the same job.' }
# A log needs no escape sequences in the lines that PowerShell wraps.
if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
Import-Module $env:CM_MODULE

# A log is wider than what PowerShell takes for its width without a terminal.
$LogWidth = 160
$HasWidth = $null -ne $ExecutionContext.InvokeCommand.GetCommand('Out-String', 'Cmdlet')
function Write-Log { if ($HasWidth) { $input | Out-String -Stream -Width $LogWidth | Where-Object { $_ } } else { $input } }

function ConvertTo-Table([Text.Json.Nodes.JsonNode] $Values) {
    $table = @{}
    if ($Values) { foreach ($pair in $Values.AsObject()) { $table[$pair.Key] = "$($pair.Value)" } }
    $table
}

function ConvertTo-List([Text.Json.Nodes.JsonNode] $Values) { if ($Values) { foreach ($value in $Values.AsArray()) { "$value" } } }

foreach ($preference in (ConvertTo-Table $inputs['preferences']).GetEnumerator()) { $ExecutionContext.SessionState.PSVariable.Set($preference.Key, $preference.Value) }

# Values reach the agent as it takes them back: a percent sign first, then what ends a line, a property or the properties.
function Protect-Message([string] $Text) { $Text.Replace('%', '%AZP25').Replace("`r", '%0D').Replace("`n", '%0A') }
function Protect-Property([string] $Text) { (Protect-Message $Text).Replace(';', '%3B').Replace(']', '%5D') }

function Set-Output([string] $Name, [string] $Value) { $Host.UI.WriteLine("##vso[task.setvariable variable=$Name;isOutput=true]$(Protect-Message $Value)") }

function Publish-Results([string] $Path, [string] $Title) {
    $Host.UI.WriteLine("##vso[results.publish type=JUnit;resultFiles=$(Protect-Property $Path);runTitle=$(Protect-Property $Title);mergeResults=false;publishRunAttachments=true]")
}
