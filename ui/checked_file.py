"""What is found in an uploaded file, in plain words and numbers."""

from ui.screen import Screen


def check_uploaded(screen: Screen, name: str, content: bytes) -> None:
    """Say what is in the file."""
