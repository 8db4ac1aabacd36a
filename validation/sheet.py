"""What a spreadsheet gives us before anything is understood: tabs, cells, rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from hashlib import blake2b

RawCell = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell as a reader hands it over. An empty cell is None, never an empty string."""


@dataclass(frozen=True)
class RawTab:
    """One tab, read whole.

    `rows[0]` is row 1 of the sheet; rows may be ragged. `formulas` maps a column's index (0-based) to the sheet row numbers
    (1-based) whose cell is a formula. `uncomputed` has the same shape: formulas without a cached value, whose cell reads as None
    though it is not blank. `number_formats` maps a column's index to the number format most of its cells wear ("" is General).
    """

    name: str
    rows: Sequence[Sequence[RawCell]]
    formulas: Mapping[int, frozenset[int]] = field(default_factory=dict)
    uncomputed: Mapping[int, frozenset[int]] = field(default_factory=dict)
    number_formats: Mapping[int, str] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged ranges as (first row 1-based, first column 0-based, last row, last column)."""
    is_hidden: bool = False
    coloured: frozenset[int] = frozenset()
    """Sheet row numbers with a filled-in cell that is coloured, where the reader can tell."""


@dataclass(frozen=True)
class SheetRow:
    """A row exactly as found. Its row number is an address, never an identity."""

    tab: str
    row: int
    id: str | None
    cells: tuple[RawCell, ...]
    fingerprint: str


def cell_text(cell: RawCell) -> str:
    """The one text that stands for a raw cell in comparisons, history and the outbox; "" for an empty cell.

    5.0 and 5 and "5" are the same text: spreadsheets change between them when a person retypes a cell.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        midnight = cell.hour == cell.minute == cell.second == cell.microsecond == 0
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def fingerprint(cells: Sequence[RawCell]) -> str:
    """A short stable hash of a row's cells; cells that are empty at its end do not count."""
    end = len(cells)
    while end and (cells[end - 1] is None or cells[end - 1] == ""):
        end -= 1
    filled = cells if end == len(cells) else cells[:end]
    return blake2b(repr(filled if type(filled) is list else list(filled)).encode(), digest_size=12).hexdigest()


def unique_headings(cells: Sequence[RawCell]) -> tuple[str, ...]:
    """The headings of a header row made distinct: a repeated "Phone" becomes "Phone (2)"; an empty one is "".

    A heading in this form, with the tab's name, addresses a column in edits; both the pull and the writer call this function.
    """
    seen: dict[str, int] = {}
    headings = []
    for cell in cells:
        text = " ".join(cell_text(cell).split())
        seen[text] = seen.get(text, 0) + 1
        headings.append(f"{text} ({seen[text]})" if text and seen[text] > 1 else text)
    return tuple(headings)
