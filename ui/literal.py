"""What people typed, shown as typed: labels and titles render Markdown, so a name in one must be made literal first."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:=^@&])")


def literal(text: str) -> str:
    """The text for places that read Markdown (labels, titles, captions, toasts), on one line, nothing in it obeyed."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
