# Statistics over the runs. Only the language and .NET are used, since a hook must also run in a host that has no
# other commands. $i is what customize.py gets in the Python tools: env, state and more, changed in place.

function Measure-Figure([string] $name, [string] $unit, [double[]] $values) {
    [Array]::Sort($values)
    $upper = $values.Length -shr 1
    $lower = ($values.Length - 1) -shr 1
    [ordered]@{
        name    = $name
        unit    = $unit
        minimum = $values[0]
        median  = [Math]::Round(($values[$lower] + $values[$upper]) / 2, 4)
        maximum = $values[-1]
        runs    = $values.Length
    }
}

# The values of each figure, from lines such as matrix_multiply.GFLOP/s=2.317
function Read-Figure([string] $file) {
    $figures = [ordered]@{}
    foreach ($line in [IO.File]::ReadAllLines($file)) {
        $key, $value = $line.Split('=')
        if (-not $figures.Contains($key)) { $figures[$key] = [Collections.Generic.List[double]]::new() }
        $figures[$key].Add([double]::Parse($value, [cultureinfo]::InvariantCulture))
    }
    $figures
}

function postprocess($i) {
    $figures = Read-Figure $i.env['CM_BENCHMARK_RAW_FILE']
    $i.state['benchmark'] = @(
        foreach ($key in $figures.Keys) {
            $name, $unit = $key.Split('.')
            Measure-Figure $name $unit $figures[$key].ToArray()
        }
    )

    foreach ($figure in $i.state['benchmark']) {
        foreach ($kind in 'minimum', 'median', 'maximum') {
            $i.env["CM_BENCHMARK_$($figure.name)_$kind".ToUpperInvariant()] = $figure[$kind].ToString([cultureinfo]::InvariantCulture)
        }
    }
    return @{ return = 0 }
}
