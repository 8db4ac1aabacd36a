"""Decides for every row of every file what becomes of it, without writing anything."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from records.snapshot import Snapshot
from sync.files import read_file
from sync.ids import new_id
from sync.importing.finding import Found, find
from sync.importing.known import Known, KnownRecord
from sync.importing.plan import Fate, ImportPlan, PlannedFile, PlannedRow
from sync.importing.relating import related
from sync.importing.source import Said, SourceRow, SourceTab, source_tab
from sync.workbook import CellValue
from validation.business import Business
from validation.folding import fold
from validation.headings import recognise, recognise_as, workbook_layout
from validation.layout import TabLayout
from validation.record import field_of, fields_of
from validation.sheet import RawTab
from validation.tables import TABLES, record_named, tables_linked

_FIRST = ("Organisations", "Products", "Team", "Contacts")
"""Others link to them, so their ids are decided first."""
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Wishes:
    """What whoever imports has chosen."""

    table: str = ""
    """The table that all tabs are of; "" lets their headings tell."""
    updates: bool = False
    """Whether values that differ are changed; empty ones are always filled."""
    adds_duplicates: bool = False
    """Whether rows that are probably there already are added all the same."""


def plan_import(
    paths: Sequence[Path], snapshot: Snapshot | None, wishes: Wishes = Wishes(), *, business: Business | None = None
) -> ImportPlan:
    """What importing the files together would do. `snapshot` is the workbook as last read, None for one that is empty.

    Raises WorkbookUnavailable where a file cannot be read.
    """
    used = business or (snapshot.business if snapshot else Business())
    files = [(path, read_file(path)) for path in paths]
    tabs = related(
        [source_tab(tab, layout, used) for _, file in files for tab, layout in _understood(file, used, wishes)]
    )
    origins = [number for number, (_, file) in enumerate(files) for _ in file]
    planned = _Planning(Known(snapshot), wishes).planned(tabs, origins)
    return ImportPlan(
        tuple(
            PlannedFile(
                str(path),
                tuple(tab.layout for tab, origin in zip(tabs, origins, strict=True) if origin == number),
                tuple(row for rows, origin in zip(planned, origins, strict=True) if origin == number for row in rows),
            )
            for number, (path, _) in enumerate(files)
        )
    )


def _understood(file: Sequence[RawTab], business: Business, wishes: Wishes) -> Sequence[tuple[RawTab, TabLayout]]:
    if wishes.table:
        return [(tab, recognise_as(tab, record_named(wishes.table), business)) for tab in file]
    layouts = workbook_layout(file, business) if len(file) > 1 else [recognise(tab, business) for tab in file]
    return list(zip(file, layouts, strict=True))


class _Planning:
    """The planning of one import; what is planned first is known to what comes after."""

    def __init__(self, known: Known, wishes: Wishes) -> None:
        self.known, self.wishes = known, wishes
        self.ids: dict[tuple[str, str], str] = {}
        """The ids that records get or have, by table and the id in the file."""
        self.used: set[str] = set()

    def planned(self, tabs: Sequence[SourceTab], origins: Sequence[int]) -> list[list[PlannedRow]]:
        """The rows of each tab, in the order of the tabs."""
        rows: dict[int, list[PlannedRow]] = {}
        for at in sorted(range(len(tabs)), key=lambda at: _rank(tabs[at])):
            rows[at] = self._tab(tabs[at], origins[at])
        return [rows[at] for at in range(len(tabs))]

    def _tab(self, tab: SourceTab, origin: int) -> list[PlannedRow]:
        customers = [self._row(row, origin) for row in tab.customers]
        rows = [self._row(self._of_customer(row, customers), origin) for row in tab.rows]
        return [*customers, *sorted([*rows, *tab.skipped], key=lambda row: row.row)]

    def _of_customer(self, row: SourceRow, customers: Sequence[PlannedRow]) -> SourceRow:
        if row.customer is None:
            return row
        id_ = customers[row.customer].id or customers[row.customer].of_id
        return replace(row, cells={**row.cells, "customer": id_}, says={**row.says, "customer": id_})

    def _row(self, row: SourceRow, origin: int) -> PlannedRow:
        row = self._linked(row)
        known, label = self.known.table(row.table), _label(row)
        found = find(row, label, known, origin=origin, used=self.used)
        if found and found.why and not self.wishes.adds_duplicates:
            return _planned(row, label, Fate.DUPLICATE, found=found)
        if found and not found.why:
            return self._met(row, label, found)
        id_ = row.id if row.id and row.id not in known.by_id else new_id()
        self.ids[row.table, row.id or id_] = id_
        known.add(KnownRecord(id_, label, row.says, origin))
        return replace(_planned(row, label, Fate.NEW), id=id_, cells=row.cells)

    def _met(self, row: SourceRow, label: str, found: Found) -> PlannedRow:
        record = found.record
        self.used.add(record.id)
        if row.id:
            self.ids[row.table, row.id] = record.id
        cells = _additions(row, record, changes=self.wishes.updates) if record.has_id else {}
        fate = Fate.UPDATE if cells else Fate.SAME
        return replace(_planned(row, label, fate, found=found), id=record.id, cells=cells)

    def _linked(self, row: SourceRow) -> SourceRow:
        """The row with ids in its links, where they can be told."""
        names = {field.name for field in fields_of(record_named(row.table)) if field.column.links_to}
        told = {name: self._id(row.table, name, str(row.says[name])) for name in names & row.says.keys()}
        told = {name: id_ for name, id_ in told.items() if id_}
        return replace(row, cells={**row.cells, **told}, says={**row.says, **told}) if told else row

    def _id(self, table: str, field: str, said: str) -> str:
        linked = [record.table.name for record in tables_linked(field_of(record_named(table), field).column)]
        for name in linked:
            if id_ := self.ids.get((name, said)) or (said if said in self.known.table(name).by_id else ""):
                return id_
        named = {one.id for name in linked for one in self.known.table(name).by_label.get(fold(said), ())}
        return named.pop() if len(named) == 1 else ""


def _rank(tab: SourceTab) -> tuple[int, int]:
    names = [record.table.name for record in TABLES]
    table = tab.layout.table
    if table is None:
        return (len(_FIRST), len(names))
    return (_FIRST.index(table) if table in _FIRST else len(_FIRST), names.index(table))


def _label(row: SourceRow) -> str:
    """What stands for the row, as snapshots make it: its name, else first and last name, else its firm."""
    says: Mapping[str, Said] = row.says
    label = str(says.get(record_named(row.table).table.label, ""))
    together = " ".join(str(says[name]) for name in ("first_name", "last_name") if name in says)
    return label or together or str(says.get("firm", ""))


def _planned(row: SourceRow, label: str, fate: Fate, *, found: Found | None = None) -> PlannedRow:
    return PlannedRow(
        tab=row.tab,
        row=row.row,
        table=row.table,
        fate=fate,
        label=label,
        why=found.why if found else "",
        of=found.record.label if found else "",
        of_id=found.record.id if found else "",
        has_problem=row.has_problem,
        is_of_file=row.is_of_file,
    )


def _additions(row: SourceRow, record: KnownRecord, *, changes: bool) -> dict[str, CellValue]:
    """What the row has and the record lacks; with `changes` also what it says differently, several values united."""
    cells: dict[str, CellValue] = {}
    for name, cell in row.cells.items():
        there, said = record.says.get(name), row.says.get(name, str(cell))
        if not there:
            cells[name] = cell
        elif isinstance(there, frozenset) and isinstance(said, frozenset):
            if changes and (more := sorted(said - there)):
                cells[name] = ", ".join((*sorted(there), *more))
        elif changes and there != said:
            cells[name] = cell
    return cells
