@echo off
rem Starts Bahi: finds Python, makes its own environment once, opens the browser.
cd /d "%~dp0"
call tests\environment.bat requirements.txt || goto :failed
echo Bahi opens in your browser at http://localhost:8501. Close this window to stop it.
.venv\Scripts\python -m streamlit run streamlit_app.py %*
goto :eof
:failed
pause
exit /b 1
