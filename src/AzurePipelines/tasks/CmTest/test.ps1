# Runs the tests of the scripts that the task CmTest was given, and publishes the results.
. ([IO.Path]::Combine($PSScriptRoot, 'handler', 'task.ps1'))

$select = @{}
if ("$($inputs['script'])") { $select.Name = "$($inputs['script'])" }
if ($inputs['tags'].Count) { $select.Tags = ConvertTo-List $inputs['tags'] }
$test = @{ Env = ConvertTo-Table $inputs['environment'] }
if ($inputs['testNames'].Count) { $test.TestName = ConvertTo-List $inputs['testNames'] }

$results = "$($inputs['resultsFile'])"
if (-not $results) { $results = [IO.Path]::Combine($env:AGENT_TEMPDIRECTORY, "cm-tests-$([Guid]::NewGuid().ToString('N')).xml") }

$failed = $null
$tests = [Collections.Generic.List[object]]::new()
try {
    Get-CmScript @select -ErrorVariable failed -ErrorAction SilentlyContinue |
        Test-CmScript @test -ErrorVariable +failed -ErrorAction SilentlyContinue | ForEach-Object { $tests.Add($_) }
} finally {
    # Results of tests that ran count, also where a later one was cancelled.
    $tests | Write-Log
    $tests | Export-CmTestResult -Path $results
    if ($inputs['publish'].GetValue[bool]()) { Publish-Results $results "$($inputs['testRunTitle'])" }
}

$findings = @(if ($inputs['checkMeta'].GetValue[bool]()) { Get-CmScript @select | Test-CmArtifact })
$findings | Write-Log
if ($failed -or $tests.Outcome -contains 'Failed' -or $findings.Severity -contains 'Error') { exit 1 }
