@echo off
rem Asks each Python on PATH to describe itself, until one has the wanted version.
setlocal EnableExtensions DisableDelayedExpansion
set "DESCRIBE=%~dp0describe.py"
type nul > tmp-refused.txt

call :try python && exit /b 0
call :try python3 && exit /b 0
call :try py -3 && exit /b 0
rem The launcher finds an older version beside a newer one when it is asked for major.minor.
for /f "tokens=1,2 delims=." %%a in ("%CM_VERSION%") do call :try py -%%a.%%b && exit /b 0

>&2 echo find-python: no Python 3 on PATH fits the wanted version.
>&2 findstr /c:": version " tmp-refused.txt
>&2 echo Install one from https://www.python.org/downloads/ or with: winget install Python.Python.3.12
exit /b 1

:try
where /q $PATH:%1 || exit /b 1
%* "%DESCRIBE%" tmp-run-env.out 2>> tmp-refused.txt
exit /b %ERRORLEVEL%
