@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Starts ${launcher.name} with the Java beside it, or that of JAVA_HOME, or else the one on the PATH.
setlocal DisableDelayedExpansion
for %%i in ("%~dp0..") do set "DFU_HOME=%%~fi"
if exist "%DFU_HOME%\runtime\bin\java.exe" (
    set "DFU_JAVA=%DFU_HOME%\runtime\bin\java.exe"
) else if defined JAVA_HOME (
    set "DFU_JAVA=%JAVA_HOME%\bin\java.exe"
) else (
    set "DFU_JAVA="
    for %%i in (java.exe) do set "DFU_JAVA=%%~$PATH:i"
)
if not defined DFU_JAVA (
    echo ${launcher.name}: no Java found; install Java 17 or newer, or set JAVA_HOME to it. 1>&2
    exit /b 4
)
if not exist "%DFU_JAVA%" (
    echo ${launcher.name}: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it; point it at a Java 17 or newer. 1>&2
    exit /b 4
)
set "DFU_VERSION="
set "DFU_MAJOR=0"
rem cmd takes the first and the last quote away, so there is one more of each; the carets are for the line that it reads first.
for /f "tokens=1-3" %%a in ('^""%DFU_JAVA%" -version 2^>^&1^"') do if "%%b"=="version" if not defined DFU_VERSION set "DFU_VERSION=%%~c"
for /f "delims=.-+" %%a in ("%DFU_VERSION%") do set "DFU_MAJOR=%%a"
if %DFU_MAJOR% LSS 17 (
    echo ${launcher.name}: "%DFU_JAVA%" is Java %DFU_VERSION%, but 17 or newer is needed; set JAVA_HOME to one. 1>&2
    exit /b 4
)
set "DFU_NATIVE="
if %DFU_MAJOR% GEQ 22 set "DFU_NATIVE=${launcher.native}"
"%DFU_JAVA%" %DFU_NATIVE% ${launcher.options} %DFU_JAVA_OPTS% -cp "%DFU_HOME%\lib\*" ${launcher.main} %*
exit /b %ERRORLEVEL%
