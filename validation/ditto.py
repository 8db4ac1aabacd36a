"""Cells that stand for the one above: ditto marks, and the lower cells of a merged range."""

from collections.abc import Sequence

from validation.problems import CellProblem, ProblemKind
from validation.sheet import RawCell, RawTab, cell_text
from validation.values_seen import is_empty


def filled_down(
    tab: RawTab, column: int, indices: Sequence[int], cells: Sequence[RawCell]
) -> tuple[Sequence[RawCell], tuple[tuple[int, CellProblem], ...]]:
    """The cells of a column as they are meant, and by place which of them only repeat the one above.

    `cells` are those of the rows at `indices` of the tab. What the sheet has stays; the value above is proposed.
    """
    tops = _tops(column, tab.merged)
    if not tops and _DITTO.isdisjoint(cells):
        return cells, ()
    meant, found = list(cells), list[tuple[int, CellProblem]]()
    for at, (cell, index) in enumerate(zip(cells, indices, strict=True)):
        kind = ProblemKind.DITTO if is_ditto(cell) else ProblemKind.MERGED if cell is None and index in tops else None
        above = None if kind is None else _above(tab, column, tops[index] + 1 if kind is ProblemKind.MERGED else index)
        if kind and above is not None:
            meant[at] = above
            problem = CellProblem(kind, cell_text(cell), cell_text(above), is_certain=kind is ProblemKind.DITTO)
            found.append((at, problem))
    return meant, tuple(found)


def is_ditto(cell: RawCell) -> bool:
    """Whether a cell says "as above": a ditto mark, "do.", "वही", "ایضاً"."""
    return isinstance(cell, str) and cell in _DITTO


def _above(tab: RawTab, column: int, index: int) -> RawCell:
    """The first cell above that is no ditto mark itself; a gap of a title or two does not matter."""
    gap = 0
    while index > 0 and gap <= _LONGEST_GAP:
        index -= 1
        row = tab.rows[index]
        cell = row[column] if len(row) > column else None
        if not is_empty(cell) and not is_ditto(cell):
            return cell
        gap = gap + 1 if is_empty(cell) else 0
    return None


def _tops(column: int, merged: Sequence[tuple[int, int, int, int]]) -> dict[int, int]:
    """By the index of each row that hides under a merged range, the index of the range's first row."""
    tall = [(top, bottom) for top, left, bottom, right in merged if left <= column <= right and bottom > top]
    return {row - 1: top - 1 for top, bottom in tall for row in range(top + 1, bottom + 1)}


_LONGEST_GAP = 2
_MARKS = ('"', "''", "'", "”", "“", "„", "〃", "״", "″", ",,", ",, ,,", "‟", "''''", '" "', '""', "\"'", "’’")
_WORDS = (
    "do",
    "Do",
    "DO",
    "ditto",
    "Ditto",
    "DITTO",
    "same",
    "Same",
    "same as above",
    "Same as above",
    "as above",
    "As above",
)
_WORDS_OF_OTHER_SCRIPTS = ("वही", "वही ", "यथा", "यथोपरि", "उपरोक्त", "ایضاً", "ایضا", "وہی", "بالا")
_DASHES = (
    "{}",
    "-{}-",
    "--{}--",
    "- {} -",
    "—{}—",
    "– {} –",
    "–{}–",
    "_{}_",
    "{}.",
    " {} ",
    "{} ",
    " {}",
    "-{}.-",
    ".{}.",
)
_DITTO: frozenset[RawCell] = frozenset(
    dash.format(word) for word in (*_MARKS, *_WORDS, *_WORDS_OF_OTHER_SCRIPTS) for dash in _DASHES
)
"""As they are written, so that a column without any is known at once."""
