@echo off
rem Lets each Python on PATH describe itself, until one has the requested version.
setlocal EnableExtensions DisableDelayedExpansion
set "DESCRIBE=%~dp0describe.py"
type nul > tmp-refused.txt

call :try python && exit /b 0
call :try python3 && exit /b 0
call :try py -3 && exit /b 0
rem With major.minor, the launcher finds an older version next to a newer one.
for /f "tokens=1,2 delims=." %%a in ("%CM_VERSION%") do call :try py -%%a.%%b && exit /b 0

>&2 echo find-python: no Python 3 on PATH has the requested version.
>&2 findstr /c:": version " tmp-refused.txt
>&2 echo Install one from https://www.python.org/downloads/ or with: winget install Python.Python.3.12
exit /b 1

:try
where /q $PATH:%1 || exit /b 1
%* "%DESCRIBE%" tmp-run-env.out 2>> tmp-refused.txt
exit /b %ERRORLEVEL%
