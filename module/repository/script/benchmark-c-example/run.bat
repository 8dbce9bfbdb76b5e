@echo off
rem Runs the program several times and prints what each run measured. customize.ps1 does the statistics.
setlocal EnableExtensions DisableDelayedExpansion
set "CM_BENCHMARK_RAW_FILE=%CD%\tmp-benchmark.txt"

rem Arithmetic takes the variable by its name, so that nothing in its value is executed.
set /a "RUNS=CM_BENCHMARK_RUNS" 2> nul
if not defined RUNS goto no_number
if %RUNS% lss 1 goto no_number

set CM_HOST_OS_NAME 2> nul
set CM_HOST_CPU_MODEL_NAME 2> nul
set CM_COMPILER_VERSION 2> nul

type nul > tmp-benchmark.txt
for /l %%r in (1,1,%RUNS%) do call :run %%r || goto failed
> tmp-run-env.out set CM_BENCHMARK_RAW_FILE
exit /b 0

:run
"%CM_C_EXAMPLE_WITH_PATH%" > tmp-c-example.txt || exit /b 1
echo run %1
type tmp-c-example.txt
type tmp-c-example.txt >> tmp-benchmark.txt
exit /b 0

:no_number
>&2 echo benchmark-c-example: the number of runs is a whole number above 0.
exit /b 1

:failed
>&2 echo benchmark-c-example: the program failed.
exit /b 1
