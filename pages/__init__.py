"""Screens: short scripts, one a page."""
