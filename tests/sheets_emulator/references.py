"""The cell references inside a formula's text: moved when copied, shifted when rows and columns change."""

import re
from collections.abc import Callable

from .a1 import column_letters, column_number
from .shifting import Shift

SHEET = r"(?P<sheet>(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?"
CELL = r"\$?[A-Za-z]{1,3}\$?[1-9]\d*"
COLUMN, ROW = r"\$?[A-Za-z]{1,3}", r"\$?\d+"
TO_END = rf"(?::(?:{CELL}|{COLUMN}(?!\w)|{ROW}(?!\w)))?"
WHOLE = rf"{COLUMN}:{COLUMN}(?!\w)|{ROW}:{ROW}"
REFERENCE = re.compile(rf'"(?:[^"]|"")*"|{SHEET}(?P<ref>{CELL}{TO_END}|{WHOLE})(?![\w(!])')
PART = re.compile(r"^(\$?)([A-Za-z]{0,3})(\$?)(\d*)$")


def rewritten(text: str, change: Callable[[str, str], str]) -> str:
    """The formula with each reference passed through `change(sheet prefix, reference)`."""

    def one(found: re.Match[str]) -> str:
        if found["ref"] is None or _inside_word(text, found.start()):
            return found[0]
        return change(found["sheet"] or "", found["ref"])

    return REFERENCE.sub(one, text)


def _inside_word(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_.")


def copied(text: str, rows: int, columns: int) -> str:
    """As pasted `rows` further down and `columns` further right: what has no $ moves along."""
    if not rows and not columns:
        return text

    def change(sheet: str, reference: str) -> str:
        parts = [_offset(part, rows, columns) for part in reference.split(":")]
        return "#REF!" if None in parts else sheet + ":".join(part for part in parts if part)

    return rewritten(text, change)


def _offset(part: str, rows: int, columns: int) -> str | None:
    found = PART.match(part)
    assert found
    fixed_column, letters, fixed_row, digits = found.groups()
    if letters and not fixed_column:
        column = column_number(letters) + columns
        if column < 0:
            return None
        letters = column_letters(column)
    if digits and not (fixed_row or (fixed_column and not letters)):
        row = int(digits) + rows
        if row < 1:
            return None
        digits = str(row)
    return f"{fixed_column}{letters}{fixed_row}{digits}"


def after_shift(text: str, own_title: str, title: str, shift: Shift) -> str:
    """A formula of the sheet `own_title` after rows or columns of `title` were inserted, deleted or moved."""

    def change(sheet: str, reference: str) -> str:
        aimed = sheet[:-1].strip("'").replace("''", "'") if sheet else own_title
        if aimed.casefold() != title.casefold():
            return sheet + reference
        fresh = _shifted(reference, shift)
        return "#REF!" if fresh is None else sheet + fresh

    return rewritten(text, change)


def _shifted(reference: str, shift: Shift) -> str | None:
    start, _, end = reference.partition(":")
    first, last = PART.match(start), PART.match(end or start)
    assert first
    assert last
    group = 4 if shift.dimension == "ROWS" else 2
    if not first[group] and not (last[group] and end):
        return reference
    if not last[group] or not first[group]:
        return reference  # open-ended, as A2:A: its one bound stays
    interval = shift.interval(_index(first[group]), _index(last[group]) + 1)
    if interval is None:
        return None
    fresh = _with(first, group, interval[0])
    return fresh + (":" + _with(last, group, interval[1] - 1) if end else "")


def _index(text: str) -> int:
    return int(text) - 1 if text.isdigit() else column_number(text)


def _with(found: re.Match[str], group: int, index: int) -> str:
    parts = list(found.groups())
    parts[group - 1] = str(index + 1) if group == 4 else column_letters(index)
    return "".join(parts)


def renamed_sheet(text: str, old: str, new_prefix: str) -> str:
    """A formula after a sheet got another title."""

    def change(sheet: str, reference: str) -> str:
        aimed = sheet[:-1].strip("'").replace("''", "'")
        return (new_prefix + "!" if sheet and aimed.casefold() == old.casefold() else sheet) + reference

    return rewritten(text, change)
