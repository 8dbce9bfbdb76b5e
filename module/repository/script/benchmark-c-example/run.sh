#!/bin/bash
# Runs the program several times and prints what each run measured. customize.ps1 does the statistics.

fail() {
    echo "benchmark-c-example: $1" >&2
    exit 1
}

row() {
    printf '%4s' "$1"
    shift
    if [ $# -gt 0 ]; then printf '%26s' "$@"; fi
    echo
}

case $CM_BENCHMARK_RUNS in
'' | 0* | *[!0-9]*) fail "the number of runs is a whole number above 0; got '$CM_BENCHMARK_RUNS'." ;;
esac

echo "$CM_HOST_OS_NAME; $CM_HOST_CPU_MODEL_NAME, $CM_HOST_CPU_TOTAL_LOGICAL_CORES cores; $CM_COMPILER_FAMILY $CM_COMPILER_VERSION -O$CM_C_EXAMPLE_OPTIMIZATION"

: > tmp-benchmark.txt
run=1
while [ "$run" -le "$CM_BENCHMARK_RUNS" ]; do
    "$CM_C_EXAMPLE_WITH_PATH" > tmp-c-example.txt || fail "$CM_C_EXAMPLE_WITH_PATH failed in run $run."
    cat tmp-c-example.txt >> tmp-benchmark.txt
    # Each line is name.unit=value, without spaces.
    if [ "$run" -eq 1 ]; then row run $(cut -d= -f1 tmp-c-example.txt); fi
    row "$run" $(cut -d= -f2 tmp-c-example.txt)
    run=$((run + 1))
done

echo "CM_BENCHMARK_RAW_FILE=$PWD/tmp-benchmark.txt" > tmp-run-env.out
