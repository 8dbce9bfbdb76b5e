@echo off
rem PowerShell compares versions and finds an installed Visual Studio.
powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "%~dp0run.ps1"
exit /b %ERRORLEVEL%
