"""A tab as it is while edits are applied to it one after the other: what was found, and what is to be written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from sync.cell_text import written_text
from sync.google.cells import extended, format_for
from sync.google.client import Json
from sync.google.grid import GridTab
from sync.google.plan import CellWrite, RowWrite
from sync.google.protection import Closed
from sync.workbook import CellValue
from sync.xlsx.header import Header, headers_of
from sync.xlsx.rowprints import RowPrints

HEADER_ROWS = 50
_SAMPLE = 200


@dataclass(frozen=True)
class _Entry:
    """What a cell will hold."""

    text: str
    new: Json
    number_format: Json | None
    owners: tuple[str, ...] = ()


@dataclass
class _Target:
    """A row that is written to."""

    header: Header
    id_heading: str
    by_id: bool = True
    entries: dict[int, _Entry] = field(default_factory=dict)
    owners: list[str] = field(default_factory=list)
    mends: list[str] = field(default_factory=list)


class TabState:
    """Judging reads from it and writes into it; `rows_to_write` is what it comes to."""

    def __init__(self, tab: GridTab, closed: Sequence[Closed] = ()) -> None:
        self.tab, self._closed = tab, closed
        self._targets: dict[int, _Target] = {}
        self._ids: dict[int, dict[str, list[int]]] = {}
        self._formats: dict[int, Json | None] = {}

    @cached_property
    def prints(self) -> RowPrints:
        """The fingerprints of its rows."""
        return RowPrints(self.tab.raw)

    @cached_property
    def headers(self) -> tuple[Header, ...]:
        """The rows at the top, whichever is the header."""
        top = range(1, min(HEADER_ROWS, len(self.tab.rows)) + 1)
        return headers_of([(row, dict(enumerate(self._texts(row)))) for row in top])

    def rows_with(self, header: Header, id_heading: str, id_: str) -> list[int]:
        """The rows below the header that have the id now, edits before this one counted."""
        return [row for row in self._index(header.columns[id_heading]).get(id_.strip(), ()) if row > header.row]

    def width(self, row: int) -> int:
        """How many cells of a row may hold something now."""
        there = len(self.tab.rows[row - 1]) if row <= len(self.tab.rows) else 0
        return max([there, *(column + 1 for column in self._entries(row))])

    def text(self, row: int, column: int) -> str:
        """The text of a cell now."""
        written = self._entries(row)
        return written[column].text if column in written else self.tab.cell(row, column).text

    def typed(self, row: int, column: int) -> Json:
        """The typed value of a cell now."""
        written = self._entries(row)
        return written[column].new if column in written else self.tab.cell(row, column).typed

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell's value is computed."""
        entry = self._entries(row).get(column)
        return "formulaValue" in entry.new if entry else self.tab.cell(row, column).is_formula

    def is_closed(self, row: int, *columns: int) -> bool:
        """Whether the sheet's owner keeps us out of one of these cells, as far as that is known."""
        return any(one.holds(row, column) for one in self._closed for column in columns)

    def is_written(self, row: int, column: int | None = None) -> bool:
        """Whether something is to be written into the row, or into this cell of it."""
        return row in self._targets if column is None else column in self._entries(row)

    def own(self, row: int, header: Header, id_heading: str, owner: str | None, *, by_id: bool = True) -> None:
        """Note that an edit (`owner`, its key) needs this row."""
        target = self._targets.setdefault(row, _Target(header, id_heading))
        target.by_id = target.by_id and by_id
        if owner is not None and owner not in target.owners:
            target.owners.append(owner)

    def mend(self, row: int, header: Header, id_heading: str, keys: Iterable[str], *, by_id: bool) -> None:
        """Note that what edits (their keys) did to this row by mistake is put right."""
        self.own(row, header, id_heading, None, by_id=by_id)
        self._targets[row].mends += [key for key in keys if key not in self._targets[row].mends]

    def write(self, row: int, column: int, value: CellValue, owner: str = "") -> None:
        """Note what a cell will hold for an edit (`owner`, its key); `own` first."""
        there, is_new = self.tab.cell(row, column), row > len(self.tab.rows) or not self._is_typed(row)
        number_format = format_for(value, there, column=self._worn(column), is_new=is_new)
        self._put(row, column, _Entry(written_text(value), extended(value), number_format, (owner,) if owner else ()))

    def share(self, row: int, column: int, owner: str) -> None:
        """Note that another edit wants what is to be written there already."""
        entries = self._targets[row].entries
        if column in entries:
            entries[column] = replace(entries[column], owners=(*entries[column].owners, owner))

    def put_back(self, row: int, column: int, value: Json) -> None:
        """Note that a cell gets back what it held."""
        there = replace(self.tab.cell(row, column), typed=value, shown=value)
        self._put(row, column, _Entry(there.text, value, None))
        if row <= HEADER_ROWS:
            # It may have been a heading.
            vars(self).pop("headers", None)

    def next_row(self, header_row: int) -> int:
        """Where the next new row goes: below the last that somebody typed into, and below those added before it."""
        typed = (n for n in range(len(self.tab.rows), 0, -1) if self._is_typed(n))
        return max([next(typed, 0), header_row, *self._targets]) + 1

    def rows_to_write(self) -> list[RowWrite]:
        """What the edits come to, row by row; rows whose cells end as they were are left out."""
        found = [self._row_write(row, target) for row, target in sorted(self._targets.items())]
        return [row for row in found if row.cells]

    def _put(self, row: int, column: int, entry: _Entry) -> None:
        before = self.text(row, column).strip()
        self._targets[row].entries[column] = entry
        rows = self._ids.get(column, {}).get(before, [])
        if before and row in rows:
            rows.remove(row)
        if entry.text and column in self._ids:
            self._ids[column][entry.text].append(row)

    def _texts(self, row: int) -> list[str]:
        return [self.text(row, column) for column in range(self.width(row))]

    def _entries(self, row: int) -> dict[int, _Entry]:
        return self._targets[row].entries if row in self._targets else {}

    def _index(self, column: int) -> dict[str, list[int]]:
        if column not in self._ids:
            index: dict[str, list[int]] = defaultdict(list)
            for row in {*range(1, len(self.tab.rows) + 1), *self._targets}:
                if text := self.text(row, column):
                    index[text].append(row)
            self._ids[column] = index
        return self._ids[column]

    def _is_typed(self, row: int) -> bool:
        """A check box that is off was put there by a template."""
        typed = (cell.typed for cell in self.tab.rows[row - 1] if not cell.is_formula)
        return any(value and value != {"boolValue": False} for value in typed)

    def _worn(self, column: int) -> Json | None:
        """The number format of a column's last cell or, where that wears none, of most near the end; None where these do not either."""
        if column not in self._formats:
            rows = islice(reversed(self.tab.rows), _SAMPLE)
            cells = (row[column] for row in rows if column < len(row) and row[column].shown)
            formats = [(cell.kind, cell.pattern) for cell in cells]
            last = [worn for worn in formats[:1] if all(worn)]
            kind, pattern = last[0] if last else next((worn for worn, _ in Counter(formats).most_common(1)), ("", ""))
            self._formats[column] = {"type": kind, "pattern": pattern} if kind and pattern else None
        return self._formats[column]

    def _row_write(self, row: int, target: _Target) -> RowWrite:
        tab, id_column = self.tab, target.header.columns.get(target.id_heading, -1)
        cells = tuple(
            CellWrite(column, tab.cell(row, column).typed, entry.new, entry.number_format, entry.owners)
            for column, entry in sorted(target.entries.items())
            if entry.new != tab.cell(row, column).typed or entry.number_format is not None
        )
        seen = tab.rows[row - 1] if row <= len(tab.rows) else ()
        return RowWrite(
            sheet_id=tab.sheet_id,
            row=row,
            header_row=target.header.row,
            headings=_headings(target.header.columns),
            id_column=id_column,
            by_id=target.by_id,
            id=tab.cell(row, id_column).shown if id_column >= 0 else {},
            seen=tuple({"formulaValue": ""} if cell.is_formula else cell.typed for cell in seen),
            cells=cells,
            owners=tuple(target.owners),
            mends=tuple(target.mends),
        )


def _headings(columns: Mapping[str, int]) -> tuple[str, ...]:
    by_column = {column: heading for heading, column in columns.items()}
    return tuple(by_column.get(column, "") for column in range(max(by_column, default=-1) + 1))
