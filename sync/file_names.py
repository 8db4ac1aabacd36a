"""Names for files out of whatever people call their businesses."""

import re

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def safe_name(text: str) -> str:
    """The text as a file's name on any system, without an ending; "workbook" where nothing is left of it."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", text).split())
    return plain.strip(" .")[:80].strip(" .") or "workbook"
