# Detects processor and memory of a Windows machine. Runs in Windows PowerShell 5.1 and in PowerShell 7.
$ErrorActionPreference = 'Stop'

$processors = @(Get-CimInstance -ClassName Win32_Processor)
$logical = 0
$physical = 0
foreach ($processor in $processors) {
    $logical += $processor.NumberOfLogicalProcessors
    $physical += $processor.NumberOfCores
}

$bytes = (Get-CimInstance -ClassName Win32_ComputerSystem).TotalPhysicalMemory
$lines = @(
    "CM_HOST_CPU_MODEL_NAME=$($processors[0].Name.Trim())"
    "CM_HOST_CPU_TOTAL_LOGICAL_CORES=$logical"
    "CM_HOST_CPU_TOTAL_PHYSICAL_CORES=$physical"
    "CM_HOST_CPU_MHZ=$($processors[0].MaxClockSpeed)"
    "CM_HOST_MEMORY_MIB=$([Math]::Floor($bytes / 1MB))"
)

# .NET has a separate current directory, so the full path is used; it writes UTF-8 without a mark.
[IO.File]::WriteAllLines([IO.Path]::Combine($PWD.ProviderPath, 'tmp-run-env.out'), $lines)
