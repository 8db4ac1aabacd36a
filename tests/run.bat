@echo off
rem Sets up what the tests need and runs them; arguments go to pytest.
cd /d "%~dp0\.."
call tests\environment.bat requirements-dev.txt || exit /b 1
.venv\Scripts\python -m pytest %*
