# Finds the first C compiler of the requested kind and version: on PATH, or in an installed Visual Studio.
# Runs in Windows PowerShell 5.1 and in PowerShell 7, and needs none of their modules.

$isWindowsHost = [IO.Path]::DirectorySeparatorChar -eq '\'
$probe = [IO.Path]::Combine($PSScriptRoot, 'probe.c')
$kind = if ($env:CM_C_COMPILER_KIND) { $env:CM_C_COMPILER_KIND } else { 'any' }

function Stop-Search([string] $message) {
    [Console]::Error.WriteLine("find-c-compiler: $message")
    exit 1
}

# 12 or 12.2 as a version of three parts, so that 12 and 12.0.0 are equal.
function ConvertTo-Version([string] $text) {
    if ($text -notmatch '^\d+(\.\d+){0,2}$') { Stop-Search "'$text' is not a version such as 12.2.0." }
    $parts = $text.Split('.') + '0', '0'
    [version]::new($parts[0], $parts[1], $parts[2])
}

function Get-ProgramOnPath {
    $suffix = if ($isWindowsHost) { '.exe' } else { '' }
    foreach ($name in 'cl', 'gcc', 'clang') {
        foreach ($folder in $env:PATH.Split([IO.Path]::PathSeparator)) {
            $program = [IO.Path]::Combine($folder.Trim('"'), $name + $suffix)
            if ([IO.File]::Exists($program)) { @{ Path = $program; Setup = '' } }
        }
    }
}

# A compiler of Visual Studio works only after the batch file Setup has run in the same cmd.
function Get-ProgramOfVisualStudio {
    $installer = [IO.Path]::Combine([string] ${env:ProgramFiles(x86)}, 'Microsoft Visual Studio', 'Installer', 'vswhere.exe')
    if (-not [IO.File]::Exists($installer)) { return }
    $target = if ($env:PROCESSOR_ARCHITECTURE -eq 'ARM64') { 'arm64' } else { 'x64' }
    $setup = if ($target -eq 'arm64') { 'vcvarsarm64.bat' } else { 'vcvars64.bat' }
    foreach ($folder in @(& $installer -products '*' -sort -property installationPath)) {
        $build = [IO.Path]::Combine($folder, 'VC', 'Auxiliary', 'Build')
        $versionFile = [IO.Path]::Combine($build, 'Microsoft.VCToolsVersion.default.txt')
        if (-not [IO.File]::Exists($versionFile)) { continue }
        $tools = [IO.Path]::Combine($folder, 'VC', 'Tools', 'MSVC', [IO.File]::ReadAllText($versionFile).Trim())
        $program = [IO.Path]::Combine($tools, 'bin', "Host$target", $target, 'cl.exe')
        if ([IO.File]::Exists($program)) { @{ Path = $program; Setup = [IO.Path]::Combine($build, $setup) } }
    }
}

# Adds Kind and Version to a program, or nothing if it is no C compiler.
function Add-Description([hashtable] $program) {
    $flags = if ([IO.Path]::GetFileName($program.Path) -eq 'cl.exe') { '/nologo', '/EP' } else { '-E' }
    foreach ($line in @(& $program.Path $flags $probe 2>$null)) {
        if ($line -match '^cm_compiler (gcc|clang) (\d+) (\d+) (\d+)') {
            $program.Kind = $Matches[1]
            $program.Version = [version]::new($Matches[2], $Matches[3], $Matches[4])
        } elseif ($line -match '^cm_compiler msvc (\d+)(\d\d)') {
            $program.Kind = 'msvc'
            $program.Version = [version]::new($Matches[1], $Matches[2], 0)
        }
    }
    $program
}

function Test-Wanted([hashtable] $program) {
    if ($kind -ne 'any' -and $kind -ne $program.Kind) { return $false }
    if ($env:CM_VERSION -and -not "$($program.Version).".StartsWith("$env:CM_VERSION.")) { return $false }
    if ($env:CM_VERSION_MIN -and $program.Version -lt (ConvertTo-Version $env:CM_VERSION_MIN)) { return $false }
    if ($env:CM_VERSION_MAX -and $program.Version -gt (ConvertTo-Version $env:CM_VERSION_MAX)) { return $false }
    $true
}

$seen = @()
foreach ($candidate in @(Get-ProgramOnPath) + @(Get-ProgramOfVisualStudio)) {
    $program = Add-Description $candidate
    if (-not $program.Kind) { continue }
    $seen += "$($program.Path) is $($program.Kind) $($program.Version)"
    if (-not (Test-Wanted $program)) { continue }

    $lines = @(
        "CM_C_COMPILER_BIN=$([IO.Path]::GetFileName($program.Path))"
        "CM_C_COMPILER_WITH_PATH=$($program.Path)"
        "CM_C_COMPILER_SETUP=$($program.Setup)"
        "CM_COMPILER_FAMILY=$(@{ gcc = 'GCC'; clang = 'LLVM'; msvc = 'MSVC' }[$program.Kind])"
        "CM_COMPILER_VERSION=$($program.Version)"
        "CM_DETECTED_VERSION=$($program.Version)"
        "CM_GET_DEPENDENT_CACHED_PATH=$($program.Path)"
    )
    [IO.File]::WriteAllLines([IO.Path]::Combine($PWD.ProviderPath, 'tmp-run-env.out'), $lines)
    "C compiler: $($program.Kind) $($program.Version) ($($program.Path))"
    exit 0
}

$wanted = "kind $kind"
if ($env:CM_VERSION) { $wanted += ", version $env:CM_VERSION" }
if ($env:CM_VERSION_MIN) { $wanted += ", at least $env:CM_VERSION_MIN" }
if ($env:CM_VERSION_MAX) { $wanted += ", at most $env:CM_VERSION_MAX" }
$found = if ($seen) { " Found: $($seen -join ', ')." } else { '' }
Stop-Search "no C compiler fits ($wanted).$found Install one, for example with: winget install Microsoft.VisualStudio.2022.BuildTools"
