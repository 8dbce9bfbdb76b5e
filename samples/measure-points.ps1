# Measures a built-in script at three points, reads the results, and compares two of the points.
$name = "sample-$PID"
$points = Invoke-CmExperiment detect-host -Env @{ SIZE = '1..4*2' } -Repeat 4 -Experiment $name
"measured: $($points.Count) points"

$results = @(Get-CmResult $name | Where-Object SIZE -eq 4)
"results with SIZE=4: $($results.Count)"

$sides = @{ BaselineFilter = @{ SIZE = 1 }; CandidateFilter = @{ SIZE = 4 } }
$compared = Compare-CmExperiment $name @sides -Figure time_wall_seconds
"compared: $($compared.Figure) in $($compared.Unit), $($compared.BaselineCount) with $($compared.CandidateCount) values"
Get-CmExperiment $name | Remove-CmArtifact -Force
