# Makes the legs of a job as an output variable of the step.
. ([IO.Path]::Combine($PSScriptRoot, 'handler', 'task.ps1'))

$matrix = @{ SetVariable = "$($inputs['output'])"; Variable = @{} }
foreach ($pair in $inputs['variables'].AsObject()) { $matrix.Variable[$pair.Key] = @(ConvertTo-List $pair.Value) }
if ($inputs['variations'].Count) { $matrix.Variation = ConvertTo-List $inputs['variations'] }
if ([int] "$($inputs['limit'])") { $matrix.Limit = [int] "$($inputs['limit'])" }

$items = @(ConvertTo-List $inputs['scripts'])
if ($inputs['tags'].Count) { $items += Get-CmScript -Tags (ConvertTo-List $inputs['tags']) }

# Without scripts the variations and variables alone make the legs.
if (-not $items) { $items = @(@{}) }
$items | ConvertTo-CmMatrix @matrix
