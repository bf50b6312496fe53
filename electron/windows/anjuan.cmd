@echo off
rem The command line on Windows. anjuan.exe is a program with windows: a prompt does not wait for it and has no place for
rem what it says. A script waits, so what it says is kept in files, shown at the end, and its exit code handed on.
setlocal
set "SAID=%TEMP%\anjuan-%RANDOM%%RANDOM%%RANDOM%"
"%~dp0..\anjuan.exe" %* >"%SAID%.out" 2>"%SAID%.err"
set "CODE=%ERRORLEVEL%"
for /f "tokens=2 delims=:." %%p in ('chcp') do set "PAGE=%%p"
chcp 65001 >nul
type "%SAID%.out"
type "%SAID%.err" 1>&2
del "%SAID%.out" "%SAID%.err"
chcp %PAGE% >nul
endlocal & exit /b %CODE%
