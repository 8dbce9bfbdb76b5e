# Makes one result, shows what is kept, and removes what no run has used for 90 days.
Invoke-CmScript -Tags builtin,find,c-compiler -Quiet | ForEach-Object { "made by $($_.Name)" }

Get-CmCache | ForEach-Object { "kept: $($_.Script)" }
$removed = @(Optimize-CmCache -UnusedFor 90.00:00:00 -WhatIf)
"would remove: $($removed.Count)"
