@echo off
rem Windows PowerShell, which is part of every Windows, can read what batch files cannot.
powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "%~dp0run.ps1"
exit /b %ERRORLEVEL%
