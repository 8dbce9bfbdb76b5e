# Checks a packaged module as its users meet it: the manifest, two imports, what is exported, help, and that the engine
# with all its packages, the native library of git included, comes from the module's own folder.
#
#   dotnet run --project tests/CmPowerShell.BareHost -- tests/check-module.ps1 out/CmPowerShell
#
# Only PowerShell's core commands are used, so that the smallest host can run it. Set CM_REPOS to a home that may be written.
param([Parameter(Mandatory)] [string] $Module)

$ErrorActionPreference = 'Stop'
$manifest = [IO.Path]::GetFullPath([IO.Path]::Combine($Module, 'CmPowerShell.psd1'))
# The manifest has the list of cmdlets; a test holds it to the compiled ones.
$data = [Management.Automation.Language.Parser]::ParseFile($manifest, [ref]$null, [ref]$null)
$cmdlets = $data.Find({ $args[0] -is [Management.Automation.Language.HashtableAst] }, $false).SafeGetValue().CmdletsToExport

function Assert-Equal($Actual, $Expected, [string] $What) {
    if ("$Actual" -cne "$Expected") { throw "${What}: expected '$Expected', found '$Actual'." }
    "ok  $What"
}

function Get-LoadContext([string] $Assembly) {
    foreach ($loaded in [AppDomain]::CurrentDomain.GetAssemblies()) {
        if ($loaded.GetName().Name -eq $Assembly) { [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($loaded).Name }
    }
}

$null = Test-ModuleManifest -Path $manifest
'ok  the manifest is valid'

Import-Module $manifest
Import-Module $manifest -Force
$imported = Get-Module CmPowerShell
$names = [string[]]$imported.ExportedCmdlets.Keys
[Array]::Sort($names, [StringComparer]::Ordinal)
Assert-Equal ($names -join ' ') ($cmdlets -join ' ') 'the exported cmdlets are the intended ones'
Assert-Equal ($imported.ExportedAliases.Keys -join ' ') 'cm' 'the alias cm is exported'
Assert-Equal ($imported.ExportedFunctions.Count + $imported.ExportedVariables.Count) 0 'nothing else is exported'

$builtIn = @(Get-CmScript | Where-Object Tags -Contains builtin)
Assert-Equal ($builtIn.Count -gt 0) $true 'the built-in repository is found'
Assert-Equal (@(Get-LoadContext CmPowerShell.Engine) -join ' ') 'CmPowerShell' 'the engine is loaded once, in a context of its own'
Assert-Equal (@(Get-LoadContext CmPowerShell.Meta) -join ' ') 'CmPowerShell' 'so is what it needs'

$result = Invoke-CmScript detect-host -Quiet
Assert-Equal ($result.NewEnv.CM_HOST_OS_TYPE -in 'linux', 'darwin', 'windows') $true 'a built-in script runs'
$parallel = 1..3 | ForEach-Object -Parallel { Import-Module $using:manifest; (Get-CmScript detect-host).Name }
Assert-Equal $parallel 'detect-host detect-host detect-host' 'it works in parallel runspaces'

foreach ($name in $cmdlets) {
    $help = Get-Help $name
    Assert-Equal ($help.Synopsis.Trim().EndsWith('.') -and @($help.examples.example).Count -gt 0) $true "$name has help with examples"
}

$topic = Get-Help about_CmPowerShell
Assert-Equal ("$topic".Length -gt 200) $true 'about_CmPowerShell is there'

# A git repository of our own: cloning it needs the native library.
$source = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'cm-check-' + [guid]::NewGuid().ToString('N'))
$null = [IO.Directory]::CreateDirectory($source)
try {
    [IO.File]::WriteAllText([IO.Path]::Combine($source, 'cmr.yaml'), "alias: check-module`nuid: 00c4ec6a0d01e000`ngit: true`n")
    foreach ($arguments in @('init', '--quiet'), @('add', '.'), @('-c', 'user.name=check', '-c', 'user.email=check@localhost', 'commit', '--quiet', '-m', 'One')) {
        & git -C $source @arguments
        if ($LASTEXITCODE) { throw "git $arguments ended with exit code $LASTEXITCODE." }
    }
    $repo = Install-CmRepo check-module -Url $source -Clone -PassThru
    Assert-Equal $repo.Commit.Length 40 'a repository is cloned by the native library of git'
    Uninstall-CmRepo check-module -RemoveFiles
    Assert-Equal (@(Get-CmRepo *check-module*).Count) 0 'and removed again'
}
finally {
    foreach ($file in [IO.Directory]::GetFiles($source, '*', 'AllDirectories')) { [IO.File]::SetAttributes($file, 'Normal') }
    [IO.Directory]::Delete($source, $true)
}

Remove-Module CmPowerShell
Assert-Equal (@(Get-Command Get-CmScript -ErrorAction Ignore).Count) 0 'the module can be removed'
'The module is sound.'
