# Makes a repository with one script, checks its meta, runs it and runs its test.
New-CmRepo my-team@samples
New-CmScript my-team@samples:say-hello -Tags say,hello

"mistakes in the meta: $(@(Test-CmArtifact say-hello).Count)"
$run = Invoke-CmScript say-hello -Quiet
"ran $($run.Name)"
Test-CmScript say-hello | ForEach-Object { "test: $($_.Outcome)" }
