# Installs the repositories that the task CmSetup was given. Its inputs come in one variable, as JSON; the home and the module in two others, which later steps have too.
$ErrorActionPreference = 'Stop'
$inputs = [Text.Json.Nodes.JsonNode]::Parse($env:CM_TASK_INPUTS)
$env:CM_TASK_INPUTS = $null
Import-Module $env:CM_MODULE

foreach ($repository in $inputs['repositories'].AsArray()) {
    $install = @{ Name = $repository['name'].ToString() }
    if ($repository['checkout'].ToString()) { $install.Checkout = $repository['checkout'].ToString() }
    Install-CmRepo @install
}

Get-CmRepo
