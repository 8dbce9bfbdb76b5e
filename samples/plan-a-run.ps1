# Shows which scripts a run would call, with their depth, without running anything.
Get-CmScriptPlan benchmark-c-example | ForEach-Object { '  ' * $_.Depth + $_.Name }
