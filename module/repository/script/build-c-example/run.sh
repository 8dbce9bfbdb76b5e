#!/bin/bash
# Compiles c-example.c into the current directory, which is that of the cache entry.

program=$PWD/c-example

"$CM_C_COMPILER_WITH_PATH" -std=c99 "-O$CM_C_EXAMPLE_OPTIMIZATION" -o "$program" "$CM_TMP_CURRENT_SCRIPT_PATH/c-example.c" || {
    echo "build-c-example: $CM_C_COMPILER_WITH_PATH could not compile and link a C program; are the files for development of the C library installed?" >&2
    exit 1
}

echo "CM_C_EXAMPLE_WITH_PATH=$program" > tmp-run-env.out
