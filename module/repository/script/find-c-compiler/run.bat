@echo off
rem Comparing versions and asking for an installed Visual Studio is work for PowerShell.
powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "%~dp0run.ps1"
exit /b %ERRORLEVEL%
