# Runs the script that the task CmRun was given. Its inputs come in one variable, as JSON; secrets in variables of their own, by name.
$ErrorActionPreference = 'Stop'
$inputs = [Text.Json.Nodes.JsonNode]::Parse($env:CM_TASK_INPUTS)
$env:CM_TASK_INPUTS = $null
if (-not $env:CM_MODULE) { throw 'The module is not set up: run the task CmSetup before, in the same job.' }
Import-Module $env:CM_MODULE

function ConvertTo-Table([Text.Json.Nodes.JsonObject] $Values) {
    $table = @{}
    foreach ($pair in $Values) { $table[$pair.Key] = "$($pair.Value)" }
    $table
}

$run = @{
    Parameter   = ConvertTo-Table $inputs['parameters'].AsObject()
    Env         = ConvertTo-Table $inputs['environment'].AsObject()
    CachePolicy = $inputs['cachePolicy'].ToString()
    SecretEnv   = @{}
}
if ($inputs['script'].ToString()) { $run.Name = $inputs['script'].ToString() }
if ($inputs['tags'].Count) { $run.Tags = foreach ($tag in $inputs['tags'].AsArray()) { $tag.ToString() } }
if ($inputs['version'].ToString()) { $run.Version = $inputs['version'].ToString() }
if ([int] $inputs['timeoutSeconds'].ToString()) { $run.TimeoutSeconds = [int] $inputs['timeoutSeconds'].ToString() }
foreach ($name in $inputs['secrets'].AsArray()) {
    $secret = [Security.SecureString]::new()
    foreach ($sign in [Environment]::GetEnvironmentVariable("$name").ToCharArray()) { $secret.AppendChar($sign) }
    [Environment]::SetEnvironmentVariable("$name", $null)
    $run.SecretEnv["$name"] = $secret
}

$failed = $null
$result = Invoke-CmScript @run -ErrorVariable failed -ErrorAction SilentlyContinue
if ($inputs['summary'].GetValue[bool]()) { Get-CmRun -Last | Export-CmRunSummary -Upload }
if ($failed) {
    # The log has told it as an issue already.
    exit [Math]::Max(1, [int] $failed[0].Exception.Error.Code)
}

$result
if ($inputs['export'].GetValue[bool]()) { $result | Export-CmEnvironment -As AzurePipelines }
