@echo off
rem Called with the name of a requirements file: makes .venv with what it lists, once, and again when the list changes.
set "PYTHON="
for %%p in ("py -3" python python3) do (
    if not defined PYTHON (
        %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set "PYTHON=%%~p"
    )
)
if not defined PYTHON (
    echo Bahi needs Python 3.11 or newer. Please install it from python.org ^(tick "Add python.exe to PATH"^), then start again.
    exit /b 1
)
if not exist .venv\Scripts\python.exe (
    echo Setting up Bahi for the first time. This takes a few minutes and happens once.
    %PYTHON% -m venv .venv || exit /b 1
)
copy /b /y requirements.txt+%1 .venv\wanted.txt >nul
fc /b .venv\wanted.txt .venv\%1.installed >nul 2>&1 && exit /b 0
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check -r %1 || (
    echo Installing failed. Is there a connection to the internet? Please try again.
    exit /b 1
)
copy /b /y .venv\wanted.txt .venv\%1.installed >nul
exit /b 0
