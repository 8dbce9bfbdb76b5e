# The program cm runs this script in pwsh or cm-pwsh when a script has hooks in PowerShell. It imports the module and calls hooks until the program closes the pipe.
$cmStart = @{ Module = $env:CM_START_MODULE; Pipe = $env:CM_START_PIPE }
$env:CM_START_MODULE = $env:CM_START_PIPE = $null
Import-Module -Name $cmStart.Module -ErrorAction Stop
[CmPowerShell.Hooks.HookServer]::Serve($cmStart.Pipe)
