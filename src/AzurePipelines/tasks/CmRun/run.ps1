# Runs the script in the inputs of the task CmRun, or of the action for GitHub. Secrets come in separate variables, by name.
. ([IO.Path]::Combine($PSScriptRoot, 'handler', 'task.ps1'))

$run = @{
    Parameter   = ConvertTo-Table $inputs['parameters']
    Env         = ConvertTo-Table $inputs['environment']
    CachePolicy = "$($inputs['cachePolicy'])"
    SecretEnv   = @{}
}
if ("$($inputs['script'])") { $run.Name = "$($inputs['script'])" }
if ($inputs['tags'].Count) { $run.Tags = ConvertTo-List $inputs['tags'] }
if ("$($inputs['version'])") { $run.Version = "$($inputs['version'])" }
if ([int] "$($inputs['timeoutSeconds'])") { $run.TimeoutSeconds = [int] "$($inputs['timeoutSeconds'])" }
if ("$($inputs['lock'])") { $run.Lock = "$($inputs['lock'])" }
foreach ($switch in 'locked', 'frozen') { if ($inputs[$switch] -and $inputs[$switch].GetValue[bool]()) { $run[$switch] = $true } }
foreach ($name in ConvertTo-List $inputs['secrets']) {
    $secret = [Security.SecureString]::new()
    foreach ($sign in [Environment]::GetEnvironmentVariable($name).ToCharArray()) { $secret.AppendChar($sign) }
    [Environment]::SetEnvironmentVariable($name, $null)
    $run.SecretEnv[$name] = $secret
}

$began = [DateTime]::Now
$code = 1
try {
    # The log of the build has each error, as an issue.
    $failed = $null
    $result = Invoke-CmScript @run -ErrorVariable failed -ErrorAction SilentlyContinue
    $code = if ($failed) { [Math]::Max(1, [int] $failed[0].Exception.Error.Code) } else { 0 }
    $result | Write-Log
    if (-not $failed -and $inputs['export'].GetValue[bool]()) {
        $service = if ($env:GITHUB_ACTIONS -eq 'true') { 'GitHubActions' } else { 'AzurePipelines' }
        $result | Export-CmEnvironment -As $service
    }
} finally {
    # A failed or cancelled run has a page too. Without a run there is no page.
    if ($inputs['summary'].GetValue[bool]()) { Get-CmRun -Since $began | Export-CmRunSummary -Upload }
}

exit $code
