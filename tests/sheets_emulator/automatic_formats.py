"""The format that a formula's cell shows without having one: dates stay dates through sums, MAX, IF and references."""

import re
from collections.abc import Callable

from .cells import Json

DATE, DATE_TIME, TIME = ({"type": kind} for kind in ("DATE", "DATE_TIME", "TIME"))
RETURNS = {
    "TODAY": DATE, "DATE": DATE, "EDATE": DATE, "EOMONTH": DATE, "DATEVALUE": DATE, "WORKDAY": DATE,
    "NOW": DATE_TIME, "TIME": TIME, "TIMEVALUE": TIME,
}  # fmt: skip
THROUGH = ("MAX", "MIN", "IF", "IFERROR", "IFNA", "ARRAYFORMULA")
ARITHMETIC = re.compile(r"[*/&<>=^%]")
PIECE = re.compile(
    r"""(?P<string>"(?:[^"]|"")*")|(?P<function>[A-Za-z][\w.]*)\(
    |(?P<ref>(?:(?:'(?:[^']|'')+'|[A-Za-z_]\w*)!)?\$?[A-Za-z]{1,3}\$?\d+)(?![\w(])|(?P<other>[*/&<>=^%])|(?P<minus>-)""",
    re.VERBOSE,
)


def automatic_format(text: str, look: Callable[[str], Json | None]) -> Json | None:
    """A date format, or None. `look` tells the date format of a reference's first cell."""
    if ARITHMETIC.search(text, 1) and '"' not in text and "IF" not in text.upper():
        return None  # most formulas, seen at a glance
    found: list[Json] = []
    at, minus = 1, False
    while piece := PIECE.search(text, at):
        at = piece.end()
        name = (piece["function"] or "").upper()
        if piece["other"] or (name and name not in RETURNS and name not in THROUGH):
            return None
        minus |= bool(piece["minus"])
        if name in RETURNS:
            found.append(RETURNS[name])
            at = _argument_end(text, at, whole=True)
        elif name == "IF":
            at = _argument_end(text, at, whole=False)
        elif piece["ref"] and (format_there := look(piece["ref"])):
            found.append(format_there)
    is_span = minus and len(found) > 1  # a date less a date is a number of days
    return found[0] if found and not is_span else None


def _argument_end(text: str, start: int, *, whole: bool) -> int:
    """Behind the first argument, or behind all of them."""
    depth = 1
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0 or (depth == 1 and text[at] == "," and not whole):
            return at + 1
    return len(text)
