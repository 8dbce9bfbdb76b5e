# Runs the script in the inputs of the action. All inputs come as JSON in one variable; secrets in separate variables, by name.
$ErrorActionPreference = 'Stop'
$inputs = ConvertFrom-Json $env:CM_INPUTS -AsHashtable
$env:CM_INPUTS = $null
if (-not $env:CM_MODULE) { throw 'The module is not set up: run the action setup before, in the same job.' }
if (Test-Path Variable:PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
Import-Module $env:CM_MODULE

function ConvertFrom-Lines([string] $Text, [string] $Name) {
    $values = @{}
    foreach ($line in $Text -split '\r?\n' | Where-Object { $_.Trim() -and -not $_.TrimStart().StartsWith('#') }) {
        $key, $value = $line -split '=', 2
        if ($null -eq $value -or $key.Trim() -notmatch '^\S+$') { throw "A line of the input $Name is not NAME=VALUE." }
        $values[$key.Trim()] = $value
    }
    $values
}

function ConvertTo-Words([string] $Text) { $Text -split ',' | ForEach-Object Trim | Where-Object { $_ } }

$run = @{
    Parameter   = ConvertFrom-Lines $inputs['parameters'] parameters
    Env         = ConvertFrom-Lines $inputs['environment'] environment
    CachePolicy = $inputs['cache-policy']
    SecretEnv   = @{}
}
if (-not $inputs['script'] -and -not $inputs['tags']) { throw 'Name the script to run with the input script or tags.' }
if ($inputs['script']) { $run.Name = $inputs['script'] }
if ($inputs['tags']) { $run.Tags = ConvertTo-Words $inputs['tags'] }
if ($inputs['version']) { $run.Version = $inputs['version'] }
if ($inputs['timeout-seconds']) { $run.TimeoutSeconds = [int] $inputs['timeout-seconds'] }
if ($inputs['lock']) { $run.Lock = $inputs['lock'] }
foreach ($switch in 'locked', 'frozen') { if ($inputs[$switch] -eq 'true') { $run[$switch] = $true } }
foreach ($name in ConvertTo-Words $inputs['secret-variables']) {
    $value = [Environment]::GetEnvironmentVariable($name)
    if (-not $value) { throw "The secret variable '$name' is not set. Map it in the env of the step." }
    [Environment]::SetEnvironmentVariable($name, $null)
    $secret = [Security.SecureString]::new()
    foreach ($sign in $value.ToCharArray()) { $secret.AppendChar($sign) }
    $run.SecretEnv[$name] = $secret
}

$began = [DateTime]::Now
$code = 1
try {
    # The log of the job has each error, as an annotation.
    $failed = $null
    $result = Invoke-CmScript @run -ErrorVariable failed -ErrorAction SilentlyContinue
    $code = if ($failed) { [Math]::Max(1, [int] $failed[0].Exception.Error.Code) } else { 0 }
    $result | Out-String -Stream -Width 160 | Where-Object { $_ }
    if (-not $failed -and $inputs['export'] -eq 'true') { $result | Export-CmEnvironment -As GitHubActions }
} finally {
    # A run that failed or was cancelled has its page and its outputs, too.
    $log = Get-CmRun -Since $began | Select-Object -First 1 -ExpandProperty LogPath
    if ($inputs['summary'] -eq 'true') { Get-CmRun -Since $began | Export-CmRunSummary -Upload }
    Add-Content -LiteralPath $env:GITHUB_OUTPUT @("exit-code=$code", "log=$log", "from-cache=$("$($result.FromCache)".ToLowerInvariant())")
}

# A runner starts a step as a command, for which 'exit' alone means 0 or 1.
if ($code) { $Host.SetShouldExit($code) }
exit $code
