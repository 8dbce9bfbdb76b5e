@echo off
rem Detects the operating system. A line KEY=VALUE in tmp-run-env.out sets a variable for the caller.
setlocal EnableExtensions DisableDelayedExpansion

rem "Microsoft Windows [Version 10.0.22631.3007]": the last word between the brackets, in every language.
set "CM_HOST_OS_VERSION="
for /f "tokens=2 delims=[]" %%v in ('ver') do for %%w in (%%v) do set "CM_HOST_OS_VERSION=%%w"

rem A 32-bit program on a 64-bit system sees the true processor in the second variable.
set "CM_HOST_OS_MACHINE=%PROCESSOR_ARCHITECTURE%"
if defined PROCESSOR_ARCHITEW6432 set "CM_HOST_OS_MACHINE=%PROCESSOR_ARCHITEW6432%"
set "CM_HOST_OS_BITS=64"
if /i "%CM_HOST_OS_MACHINE%"=="x86" set "CM_HOST_OS_BITS=32"

set "CM_HOST_OS_TYPE=windows"
set "CM_HOST_OS_FLAVOR=windows"
set "CM_HOST_OS_NAME=Windows %CM_HOST_OS_VERSION%"
set "CM_HOST_OS_KERNEL_VERSION=%CM_HOST_OS_VERSION%"
set "CM_HOST_PLATFORM_FLAVOR=%CM_HOST_OS_MACHINE%"
set "CM_HOST_SYSTEM_NAME=%COMPUTERNAME%"

rem "set PREFIX" prints KEY=VALUE of all variables with this prefix, with any characters in their values.
> tmp-run-env.out set CM_HOST_OS_
>> tmp-run-env.out set CM_HOST_PLATFORM_FLAVOR
>> tmp-run-env.out set CM_HOST_SYSTEM_NAME
exit /b 0
