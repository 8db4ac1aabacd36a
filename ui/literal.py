"""What people typed, shown as typed: labels and titles render Markdown, so a name in one must be made literal first."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:=^@&])")
_ADDRESS = re.compile(r"(?i)(?<=https:)(?=//)|(?<=http:)(?=//)|(?<=www)(?=\.)")
_JOINER = "\u2060"
"""Takes no room. Addresses become links after Markdown was read, whatever is escaped; this keeps them from being seen as such."""


def literal(text: str) -> str:
    """The text for places that read Markdown (labels, titles, captions, toasts), on one line, nothing in it obeyed."""
    return _MARKS.sub(r"\\\1", _ADDRESS.sub(_JOINER, " ".join(text.split())))
