# Installs the repositories that the task CmSetup was given.
. ([IO.Path]::Combine($PSScriptRoot, 'handler', 'task.ps1'))

foreach ($repository in $inputs['repositories'].AsArray()) {
    $install = @{ Name = "$($repository['name'])" }
    if ("$($repository['checkout'])") { $install.Checkout = "$($repository['checkout'])" }
    Install-CmRepo @install | Write-Log
}

Get-CmRepo | Write-Log
