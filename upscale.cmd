@echo off
rem Starts upscale on Windows: finds the jar and a Java, and builds nothing.
rem
rem   UPSCALE_JAVA_HOME   the Java to use. Without it that of the package, then JAVA_HOME, then the one on PATH
rem   UPSCALE_JAVA_OPTS   options for the Java machine, instead of those for memory: -Xmx4g
rem   UPSCALE_PLUGINS     jars or folders of further methods and formats, separated by semicolons; their code is run
rem
rem Exit codes are those of the program (0 done, 1 some input failed, 2 wrong usage), and 127: it could not be started.
rem What holds a path stands in quotes and in no block of parentheses, since folders have names like "Program Files (x86)".
setlocal DisableDelayedExpansion

set "jar=%~dp0upscale.jar"
if not exist "%jar%" set "jar=%~dp0target\upscale.jar"
if not exist "%jar%" goto nojar

if not defined UPSCALE_JAVA_HOME goto search
set "java=%UPSCALE_JAVA_HOME%\bin\java.exe"
if exist "%java%" goto run
goto nojava
:search
set "java=%~dp0runtime\bin\java.exe"
if exist "%java%" goto run
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto run
for %%f in (java.exe) do set "java=%%~$PATH:f"
if not defined java goto nojava

:run
rem What each is for is said in the other launcher, and in docs/decisions/start-up.md.
set "machine=-XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -XX:MaxRAMPercentage=70 -Djava.awt.headless=true"
set "machine=%machine% -XX:CompileCommand=quiet -XX:CompileCommand=dontinline,upscale.rows.*::*"
if not defined UPSCALE_JAVA_OPTS set "machine=%machine% -XX:+UseSerialGC -Xmn32m -XX:SurvivorRatio=2"
rem By the variable: a backslash at the end would take the quote from an option.
set "CLASSPATH=%jar%"
if defined UPSCALE_PLUGINS set "CLASSPATH=%jar%;%UPSCALE_PLUGINS%"
"%java%" %machine% %UPSCALE_JAVA_OPTS% upscale.Main %*
exit /b %ERRORLEVEL%

:nojar
echo upscale: there is no "%~dp0upscale.jar", and no "%~dp0target\upscale.jar">&2
exit /b 127

:nojava
echo upscale: no Java was found; set UPSCALE_JAVA_HOME to the folder of one, of version 17 or later>&2
exit /b 127
