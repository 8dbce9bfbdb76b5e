@echo off
rem Compiles c-example.c into the current directory, which is that of the cache entry.
setlocal EnableExtensions DisableDelayedExpansion
set "SOURCE=%~dp0c-example.c"
set "CM_C_EXAMPLE_WITH_PATH=%CD%\c-example.exe"

if "%CM_COMPILER_FAMILY%"=="MSVC" goto msvc
"%CM_C_COMPILER_WITH_PATH%" -std=c99 "-O%CM_C_EXAMPLE_OPTIMIZATION%" -o c-example.exe "%SOURCE%" || goto failed
goto done

:msvc
rem The compiler knows /Od and /O2; there is no level in between, nor above /O2.
set "LEVEL=/O2"
if "%CM_C_EXAMPLE_OPTIMIZATION%"=="0" set "LEVEL=/Od"
if defined CM_C_COMPILER_SETUP call "%CM_C_COMPILER_SETUP%" > nul || goto failed
"%CM_C_COMPILER_WITH_PATH%" /nologo %LEVEL% /Fe:c-example.exe "%SOURCE%" || goto failed

:done
> tmp-run-env.out set CM_C_EXAMPLE_WITH_PATH
exit /b 0

:failed
>&2 echo build-c-example: the compiler could not compile and link a C program.
exit /b 1
