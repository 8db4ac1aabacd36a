"""Figures side by side with what a user would otherwise do; `python -m bench`."""
