"""Bytes made up by atheris against the readers of files: `make fuzz`. Outside the suite, for it never ends by itself."""
