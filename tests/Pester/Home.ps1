# Dot-sourced by each suite: a home of its own in a folder whose name needs quotes, and the environment as it was afterwards.
$script:cmEnvironment = @{}
foreach ($name in 'CM_REPOS', 'CM_CONFIGURATION', 'CM_KEEP_RUNS', 'CM_LOG_FORMAT', 'TF_BUILD', 'GITHUB_ACTIONS', 'GITLAB_CI', 'CI', 'NO_COLOR') {
    $script:cmEnvironment[$name] = [Environment]::GetEnvironmentVariable($name)
    [Environment]::SetEnvironmentVariable($name, $null)
}

$env:CM_REPOS = Join-Path $TestDrive "a suite's home"
$env:CM_CONFIGURATION = Join-Path $TestDrive 'configuration.json'

function Restore-Environment {
    foreach ($name in $script:cmEnvironment.Keys) { [Environment]::SetEnvironmentVariable($name, $script:cmEnvironment[$name]) }
}

# A script of the later generation in the repository local, with a hook or a native script.
function Add-TestScript([string] $Name, [string] $Tag, [hashtable] $Meta = @{}, [string] $Bash, [string] $Python, [string] $PowerShell) {
    $script = New-CmScript $Name -Tag ($Tag -split ',') -Meta $Meta
    Get-ChildItem $script.Path -File | Where-Object Name -NotLike '_cm.*' | Remove-Item
    if ($Bash) { Set-Content (Join-Path $script.Path 'run.sh') $Bash }
    if ($Python) { Set-Content (Join-Path $script.Path 'customize.py') $Python }
    if ($PowerShell) { Set-Content (Join-Path $script.Path 'customize.ps1') $PowerShell }
    $script
}

# Starts PowerShell in a process of its own, as a person starts it, with the module of this session.
# With AtEndOfInput, the option -NonInteractive is missing and standard input is empty, as under a scheduler.
function Start-Pwsh([string] $Command, [switch] $AtEndOfInput) {
    $module = (Get-Module CmPowerShell).Path
    # A PowerShell that is a tool of dotnet runs in the process dotnet.
    $own = (Get-Process -Id $PID).Path
    $start = [Diagnostics.ProcessStartInfo]::new((Split-Path $own -LeafBase) -eq 'pwsh' ? $own : $env:CM_TEST_PWSH ? $env:CM_TEST_PWSH : 'pwsh')
    @('-NoProfile'; if (-not $AtEndOfInput) { '-NonInteractive' }; '-Command', "Import-Module '$module'; $Command") | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.RedirectStandardInput = $AtEndOfInput
    $process = [Diagnostics.Process]::Start($start)
    if ($AtEndOfInput) { $process.StandardInput.Close() }
    $process
}

# Runs it to its end.
function Invoke-Pwsh([string] $Command, [switch] $AtEndOfInput) {
    $process = Start-Pwsh $Command -AtEndOfInput:$AtEndOfInput
    $errors = $process.StandardError.ReadToEndAsync()
    $output = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    [pscustomobject]@{ Output = $output; Errors = $errors.Result; ExitCode = $process.ExitCode }
}
