@echo off
rem Starts Lacuna from a checkout; builds it first when that is needed. See "lacuna --help".
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "LIB=%ROOT%\app\target\lib"
set "STAMP=%ROOT%\app\target\lacuna.stamp"

rem Java: the one of JAVA_HOME, otherwise the one on the PATH.
if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  set "JAVA="
  for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
)
if not defined JAVA (
  echo Lacuna needs Java 17 or newer, and no "java" is on the PATH.>&2
  exit /b 1
)
if not exist "%JAVA%" (
  echo JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it.>&2
  exit /b 1
)
set "VERSION="
for /f "tokens=3" %%V in ('""%JAVA%" -version 2>&1 | findstr /r "version .[0-9]""') do if not defined VERSION set "VERSION=%%~V"
for /f "tokens=1 delims=.-+" %%V in ("%VERSION%") do set "VERSION=%%V"
if not defined VERSION set "VERSION=0"
if %VERSION% LSS 17 (
  echo Lacuna needs Java 17 or newer; "%JAVA%" is Java %VERSION%. Set JAVA_HOME to another one.>&2
  exit /b 1
)

rem Built already, and nothing changed since? PowerShell compares the times, it is on every Windows.
set "STALE=1"
if exist "%STAMP%" if exist "%LIB%" (
  set "STALE="
  powershell -NoProfile -Command "$t=(Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; $f=@(Get-Item -LiteralPath ($env:ROOT+'\pom.xml'))+@('resources','inference','media','training','app' | ForEach-Object { Get-Item -LiteralPath ($env:ROOT+'\'+$_+'\pom.xml'); Get-ChildItem -LiteralPath ($env:ROOT+'\'+$_+'\src\main') -Recurse -File }); if ($f | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 }"
  if errorlevel 1 set "STALE=1"
)
if not defined STALE goto run

where mvn >nul 2>&1
if errorlevel 1 (
  echo Building Lacuna needs Maven 3.8 or newer, and no "mvn" is on the PATH.>&2
  exit /b 1
)
if exist "%STAMP%" (
  echo Building Lacuna, its sources have changed ...>&2
) else (
  echo Building Lacuna, first time only ...>&2
)
if not exist "%ROOT%\app\target" mkdir "%ROOT%\app\target"
if exist "%LIB%" rmdir /s /q "%LIB%"
type nul > "%ROOT%\app\target\build.started"
pushd "%ROOT%"
call mvn -q -B -ntp -DskipTests "-P!checks" -pl app -am package > "%ROOT%\app\target\build.log" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  findstr /c:"ERROR" "%ROOT%\app\target\build.log" >&2
  echo Lacuna could not be built; the whole log is in "%ROOT%\app\target\build.log".>&2
  exit /b 1
)
rem A source that changed while Maven ran must count as newer.
move /y "%ROOT%\app\target\build.started" "%STAMP%" >nul

:run
set "OPTIONS=-Xshare:auto"
if %VERSION% GEQ 22 set "OPTIONS=%OPTIONS% --enable-native-access=ALL-UNNAMED -Djdk.console=java.base"
if %VERSION% GEQ 23 set "OPTIONS=%OPTIONS% --sun-misc-unsafe-memory-access=allow"
"%JAVA%" %LACUNA_JAVA_OPTS% %OPTIONS% -cp "%LIB%\*" org.lacuna.app.Launcher %*
exit /b %ERRORLEVEL%
