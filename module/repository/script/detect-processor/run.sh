#!/bin/bash
# Detects processor and memory. A figure that the system does not report is omitted.

put() {
    if [ -n "$2" ]; then echo "$1=$2"; fi
}

macos() {
    put CM_HOST_CPU_MODEL_NAME "$(sysctl -n machdep.cpu.brand_string)"
    put CM_HOST_CPU_TOTAL_LOGICAL_CORES "$(sysctl -n hw.logicalcpu)"
    put CM_HOST_CPU_TOTAL_PHYSICAL_CORES "$(sysctl -n hw.physicalcpu)"
    hertz=$(sysctl -n hw.cpufrequency_max 2>/dev/null)
    put CM_HOST_CPU_MHZ "${hertz:+$((hertz / 1000000))}"
    put CM_HOST_MEMORY_MIB "$(($(sysctl -n hw.memsize) / 1048576))"
}

model_name() {
    name=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
    # ARM kernels do not name the model; lscpu knows many of them by number.
    if [ -z "$name" ]; then name=$(LC_ALL=C lscpu 2>/dev/null | sed -n 's/^Model name: *//p' | head -n 1); fi
    echo "${name:-$(uname -m)}"
}

# Hardware threads of one core name the same siblings.
physical_cores() {
    cores=$(cat /sys/devices/system/cpu/cpu[0-9]*/topology/thread_siblings_list 2>/dev/null | sort -u | wc -l)
    if [ "$cores" -gt 0 ]; then echo "$cores"; fi
}

# The highest clock rate where it is known, otherwise the present one.
megahertz() {
    kilohertz=$(cat /sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq 2>/dev/null)
    if [ -n "$kilohertz" ]; then echo "$((kilohertz / 1000))"; return; fi
    sed -n 's/^cpu MHz[^:]*: *\([0-9]*\).*/\1/p' /proc/cpuinfo | head -n 1
}

linux() {
    put CM_HOST_CPU_MODEL_NAME "$(model_name)"
    put CM_HOST_CPU_TOTAL_LOGICAL_CORES "$(getconf _NPROCESSORS_ONLN)"
    put CM_HOST_CPU_TOTAL_PHYSICAL_CORES "$(physical_cores)"
    put CM_HOST_CPU_MHZ "$(megahertz)"
    kibibytes=$(sed -n 's/^MemTotal: *\([0-9]*\).*/\1/p' /proc/meminfo)
    put CM_HOST_MEMORY_MIB "${kibibytes:+$((kibibytes / 1024))}"
}

if [ "$(uname -s)" = Darwin ]; then macos; else linux; fi > tmp-run-env.out
