"""Where each list stands in the Lists tab, so that drop-downs point there and follow what the owner changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sync.cell_text import written_text
from sync.workbook import CellValue, NewTab
from validation.business import Business, Choice
from validation.headings import workbook_layout
from validation.recognition import is_name_of
from validation.sheet import RawCell, RawTab
from validation.steering import listed_words
from validation.tables.settings import ListValue


@dataclass(frozen=True)
class ListRange:
    """The cells that hold a list's words, one below the other; rows count from 1, the column from 0."""

    tab: str
    column: int
    first: int
    last: int

    @property
    def formula(self) -> str:
        """The range as formulas and drop-downs name it: =Lists!$C$2:$C$9"""
        name = self.tab if self.tab.isascii() and self.tab.isalpha() else "'" + self.tab.replace("'", "''") + "'"
        letters = _letters(self.column + 1)
        return f"={name}!${letters}${self.first}:${letters}${self.last}"


def is_lists_tab(name: str) -> bool:
    """Whether a tab is called as a Lists tab is, in any language."""
    return is_name_of(name, ListValue)


def list_ranges(tab: RawTab) -> Mapping[str, ListRange]:
    """The ranges of a tab's lists, by list. One that stands in several places, or with a hidden word in it, has none."""
    layout = workbook_layout([tab], Business())[0]
    column = layout.column("Lists", "value") if layout.table == "Lists" else None
    if column is None:
        return {}
    words: dict[str, list[tuple[int, Choice]]] = {}
    for row, name, choice in listed_words(tab):
        words.setdefault(name, []).append((row, choice))
    spans = {name: _span(rows) for name, rows in words.items()}
    return {name: ListRange(tab.name, column.index, *span) for name, span in spans.items() if span}


def ranges_in(tabs: Sequence[RawTab]) -> Mapping[str, ListRange]:
    """The ranges of the first Lists tab among these; none where there is none."""
    return next((list_ranges(tab) for tab in tabs if is_lists_tab(tab.name)), {})


def as_raw(tab: NewTab, *, title: str = "") -> RawTab:
    """A tab to be made as it will be read; a title takes two rows above the headings."""
    headings = [column.heading for column in tab.columns]
    above: list[list[RawCell]] = [[title], []] if title else []
    return RawTab(tab.name, [*above, headings, *([_raw(value) for value in row] for row in tab.rows)])


def _raw(value: CellValue) -> RawCell:
    return written_text(value) or None


def _span(words: Sequence[tuple[int, Choice]]) -> tuple[int, int] | None:
    rows = [row for row, choice in words if choice.is_active]
    if not rows or len(rows) != rows[-1] - rows[0] + 1:
        return None
    return rows[0], rows[-1]


def _letters(number: int) -> str:
    """A column's letters; A is 1."""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(65 + last)
