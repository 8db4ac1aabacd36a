"""Decides for every row of every file what becomes of it, without writing anything."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from records.snapshot import Snapshot
from sync.files import read_file
from sync.ids import new_id
from sync.importing.alike import Alike
from sync.importing.bill_lines import parted
from sync.importing.finding import Found, find
from sync.importing.foreign_ids import Met
from sync.importing.gathering import Gathering, additions
from sync.importing.known import WORKBOOK, Known, KnownRecord
from sync.importing.links import Links, waiting_ids
from sync.importing.own_columns import OwnColumns
from sync.importing.paid_already import PaidAlready
from sync.importing.paid_bills import is_stand_in, payments_made
from sync.importing.paper_rows import with_kinds
from sync.importing.parts import put_together
from sync.importing.payment_rows import with_payments
from sync.importing.plan import Fate, ImportPlan, PlannedFile, PlannedRow
from sync.importing.relating import Reference, parents_first, references_of, understood_links
from sync.importing.source import SourceRow, SourceTab, label_of, source_tab
from sync.importing.understanding import understood_together
from sync.importing.wishes import Decision, Wishes
from translations import N_
from validation.business import Business
from validation.layout import TabLayout
from validation.sheet import RawTab
from validation.tables import TABLES

_FIRST = ("Organisations", "Products", "Team", "Contacts")
"""Others link to them, so their ids are decided first."""
_LAST = "Payments"
"""They pay for all that is sold."""
_USABLE_ID = re.compile(r"[\w.:@+/\-]{1,64}")
_LEFT_OUT = N_("You left this row out.")
_PAID_ALREADY = N_("Its bill says already that this was paid.")


@dataclass(frozen=True)
class ReadFile:
    """A file that was read: its name as people chose it, and its tabs."""

    name: str
    tabs: tuple[RawTab, ...]


def read_files(paths: Sequence[Path]) -> tuple[ReadFile, ...]:
    """The files, read once for as many plans as are made of them. Raises WorkbookUnavailable."""
    return tuple(ReadFile(str(path), tuple(read_file(path))) for path in paths)


def plan_import(
    paths: Sequence[Path],
    snapshot: Snapshot | None,
    wishes: Wishes = Wishes(),
    *,
    business: Business | None = None,
    met: Met | None = None,
) -> ImportPlan:
    """What importing the files together would do. `snapshot` is the workbook as last read, None for one that is empty.

    `met` is what earlier imports made of other programs' ids. Raises WorkbookUnavailable where a file cannot be read.
    """
    return plan_files(read_files(paths), snapshot, wishes, business=business, met=met)


def plan_files(
    files: Sequence[ReadFile],
    snapshot: Snapshot | None,
    wishes: Wishes = Wishes(),
    *,
    business: Business | None = None,
    met: Met | None = None,
) -> ImportPlan:
    """The same for files that were read before."""
    used = business or (snapshot.business if snapshot else Business())
    used = replace(used, headings={**used.headings, **wishes.headings})
    known = Known(snapshot)
    own = OwnColumns(known)
    layouts = understood_together([file.tabs for file in files], used, wishes)
    sources = [
        source
        for number, (file, placed) in enumerate(zip(files, layouts, strict=True))
        for tab, layout in zip(file.tabs, placed, strict=True)
        for source in _sources(number, tab, layout, used, own)
    ]
    planning = _Planning(known, met or {}, wishes, [file.name for file in files], used)
    planned = planning.planned(sources)
    found = [
        PlannedFile(
            file.name,
            tuple(
                layout
                for layout, source in zip(planned.layouts, sources, strict=True)
                if source.origin == number and not source.is_beside
            ),
            tuple(
                row
                for rows, source in zip(planned.rows, sources, strict=True)
                if source.origin == number
                for row in rows
            ),
        )
        for number, file in enumerate(files)
    ]
    if found and planned.late:
        found[-1] = replace(found[-1], rows=(*found[-1].rows, *planned.late))
    return ImportPlan(tuple(found), planning.gathering.differing())


@dataclass(frozen=True)
class _Source:
    """A tab, and the number of the file that it is of."""

    origin: int
    tab: SourceTab
    is_beside: bool = False
    """Whether its rows tell of something beside what they stand for: the lines of bills."""


def _sources(number: int, tab: RawTab, layout: TabLayout, business: Business, own: OwnColumns) -> Iterator[_Source]:
    read, lines = parted(tab, source_tab(tab, layout, business), business)
    yield _Source(number, own.named(with_payments(with_kinds(read, business), business)))
    if lines:
        yield _Source(number, lines, is_beside=True)


@dataclass(frozen=True)
class _Planned:
    """The rows and the layout of each tab, and what records of the workbook learn by the way."""

    rows: Sequence[Sequence[PlannedRow]]
    layouts: Sequence[TabLayout]
    late: Sequence[PlannedRow]


class _Planning:
    """The planning of one import; what is planned first is known to what comes after."""

    def __init__(self, known: Known, met: Met, wishes: Wishes, files: Sequence[str], business: Business) -> None:
        self.known, self.wishes, self.files, self.business = known, wishes, files, business
        self.links = Links(known, met)
        self.paid = PaidAlready(known, business)
        self.gathering = Gathering()
        self.used: set[str] = set()
        self.became: dict[tuple[str, str], str] = {}
        self.alike: dict[str, Alike] = {}

    def planned(self, sources: Sequence[_Source]) -> _Planned:
        """What becomes of all tabs together."""
        ids = _ids(source.tab for source in sources)
        self.paid.note([row for source in sources for row in source.tab.rows if row.table == "Payments"])
        rows: dict[int, list[PlannedRow]] = {}
        layouts = [source.tab.layout for source in sources]
        for at in sorted(range(len(sources)), key=lambda at: _rank(sources[at].tab)):
            source = sources[at]
            references = references_of(source.tab, ids, self.links.outside)
            self.links.made.clear()
            rows[at] = self._tab(source, references)
            layouts[at] = understood_links(layouts[at], references, frozenset(self.links.made))
        late = list(self._late())
        return _Planned([self._in_effect(rows[at]) for at in range(len(sources))], layouts, late)

    def _in_effect(self, rows: Iterable[PlannedRow]) -> list[PlannedRow]:
        """The rows without changes that another row takes back: what the workbook says already is no change."""
        return [self._effective(row) if row.fate is Fate.UPDATE else row for row in rows]

    def _effective(self, row: PlannedRow) -> PlannedRow:
        record = self.known.table(row.table).by_id[row.id]
        if record.origin != WORKBOOK:
            return row
        cells = {name: cell for name, cell in row.cells.items() if record.is_changed(name)}
        return replace(row, cells=cells, fate=Fate.UPDATE if cells else Fate.SAME)

    def _tab(self, source: _Source, references: Sequence[Reference]) -> list[PlannedRow]:
        tab, origin = source.tab, source.origin
        self.alike = {table: Alike(self.known.table(table), rows) for table, rows in _by_table(tab).items()}
        if tab.layout.table == "Payments":
            self.paid.settle()
        customers = [self._row(row, tab.layout, (), origin) for row in tab.customers]
        linked = (self._of_customer(row, customers) for row in tab.rows)
        ordered = parents_first(list(linked), references, tab.layout.table or "")
        rows = [self._row(row, tab.layout, references, origin) for row in ordered]
        return [*customers, *sorted([*rows, *tab.skipped], key=lambda row: row.row), *self._paid(rows, tab, origin)]

    def _paid(self, rows: Sequence[PlannedRow], tab: SourceTab, origin: int) -> Iterator[PlannedRow]:
        """The payments that bills tell of by their balance, but for those that the files bring themselves."""
        if not any(row.table == "Documents" for row in rows):
            return
        known = self.known.table("Payments")
        paid = [one for one in payments_made(rows, tab.layout, known, self.business) if not self.paid.come_along(one)]
        self.alike["Payments"] = Alike(known, paid)
        for row in paid:
            yield self._row(row, tab.layout, (), origin)

    def _of_customer(self, row: SourceRow, customers: Sequence[PlannedRow]) -> SourceRow:
        if row.customer is None:
            return row
        whose = "customer" if row.table == "Sales" else "party"
        return row.with_said({whose: customers[row.customer].id or customers[row.customer].of_id})

    def _row(self, row: SourceRow, layout: TabLayout, references: Sequence[Reference], origin: int) -> PlannedRow:
        paid = self.paid.of(row)
        row = self.links.linked(put_together(row), layout, references, origin)
        known, label = self.known.table(row.table), label_of(row)
        met = self.links.met(row.table, row.id) if row.id else ()
        found = find(row, label, known, met=met, origin=origin, used=self.used, alike=self.alike[row.table])
        decision = self.wishes.decisions.get((origin, row.tab, row.row)) if row.is_of_file else None
        if decision is Decision.SKIP:
            return replace(_planned(row, label, Fate.SKIPPED), why=_LEFT_OUT)
        if found and found.why:
            if decision is Decision.SAME:
                return self._met(row, label, Found(found.record), origin)
            if decision is not Decision.ADD and not self.wishes.adds_duplicates:
                return _planned(row, label, Fate.DUPLICATE, found=found)
        if found and not found.why:
            return self._met(row, label, found, origin)
        if paid.is_told and decision is not Decision.ADD:
            return replace(_planned(row, label, Fate.SKIPPED), why=_PAID_ALREADY)
        if paid.stand_in and paid.stand_in.id not in self.used:
            return self._taking_over(row, label, paid.stand_in, origin)
        return self._new(row, label, origin)

    def _taking_over(self, row: SourceRow, label: str, record: KnownRecord, origin: int) -> PlannedRow:
        """The row in the place of a payment that was made up from its bill's balance; the link to the bill stays."""
        together = replace(record, says={**record.says, **row.says})
        if is_stand_in(together):  # nothing would tell it from what was made up
            row = row.with_said({"notes": f"{row.tab}, {row.row}"})
        changed = [name for name, said in row.says.items() if said != record.says.get(name) and name != "pays_for"]
        self.used.add(record.id)
        self.known.table(row.table).learn(record, {name: row.says[name] for name in changed})
        record.spoken_of |= row.says.keys()
        self._note(row, record, origin)
        cells = {name: row.cells.get(name) for name in changed}
        return replace(_planned(row, label, Fate.UPDATE, found=Found(record)), id=record.id, cells=cells)

    def _new(self, row: SourceRow, label: str, origin: int) -> PlannedRow:
        known = self.known.table(row.table)
        is_free = bool(_USABLE_ID.fullmatch(row.id)) and row.id not in known.by_id and self._is_nobodys(row.id)
        id_ = row.id if is_free else new_id()
        record = KnownRecord(id_, label, row.says, origin)
        known.add(record)
        self.alike[row.table].note(row, record)
        self._note(row, record, origin)
        return replace(_planned(row, label, Fate.NEW), id=id_, cells=row.cells)

    def _is_nobodys(self, id_: str) -> bool:
        """Whether no record of another table has the id: links that may point to several tables must tell them apart."""
        parties = ("Contacts", "Organisations")
        return not any(id_ in self.known.table(name).by_id for name in parties)

    def _met(self, row: SourceRow, label: str, found: Found, origin: int) -> PlannedRow:
        record = found.record
        self.used.add(record.id)
        more = additions(row, record, self.wishes)
        cells = more.cells if record.has_id else {}
        if cells:
            self.known.table(row.table).learn(record, more.says)
        record.spoken_of |= row.says.keys()
        self._note(row, record, origin)
        fate = Fate.UPDATE if cells else Fate.SAME
        return replace(_planned(row, label, fate, found=found), id=record.id, cells=cells)

    def _note(self, row: SourceRow, record: KnownRecord, origin: int) -> None:
        if row.id:
            self.links.note(row.table, row.id, record.id, origin)
            self.became[row.table, row.id] = record.id
        if row.is_of_file:
            self.gathering.add(record, row, self.files[origin])

    def _late(self) -> Iterator[PlannedRow]:
        """Records of the workbook whose link waited for what comes now: contacts imported before their firms."""
        arrived = {table for table, _ in self.became}
        for record in TABLES:
            table = record.table.name
            for heading, (field, linked) in waiting_ids(self.known.custom_headings(table), table).items():
                if linked in arrived:
                    yield from self._learning(table, f"+{heading}", field, linked)

    def _learning(self, table: str, name: str, field: str, linked: str) -> Iterator[PlannedRow]:
        for one in list(self.known.table(table).by_id.values()):
            said = one.says.get(name)
            id_ = self.became.get((linked, said), "") if isinstance(said, str) else ""
            if id_ and field not in one.says and one.has_id:
                self.known.table(table).learn(one, {field: id_})
                yield PlannedRow("", 0, table, Fate.UPDATE, one.id, one.label, {field: id_}, is_of_file=False)


def _by_table(tab: SourceTab) -> dict[str, tuple[SourceRow, ...]]:
    """The rows of the tab, and of a register its customers, by the table that each is to go into."""
    found: dict[str, list[SourceRow]] = {}
    for row in (*tab.customers, *tab.rows):
        found.setdefault(row.table, []).append(row)
    return {table: tuple(some) for table, some in found.items()}


def _ids(tabs: Iterable[SourceTab]) -> Mapping[str, frozenset[str]]:
    ids: dict[str, set[str]] = {}
    for tab in tabs:
        for row in tab.rows:
            if row.id:
                ids.setdefault(row.table, set()).add(row.id)
    return {table: frozenset(some) for table, some in ids.items()}


def _rank(tab: SourceTab) -> tuple[int, int]:
    names = [record.table.name for record in TABLES]
    table = tab.layout.table
    if table is None:
        return (len(_FIRST), len(names))
    return (_FIRST.index(table) if table in _FIRST else len(_FIRST) + (table == _LAST), names.index(table))


def _planned(row: SourceRow, label: str, fate: Fate, *, found: Found | None = None) -> PlannedRow:
    return PlannedRow(
        tab=row.tab,
        row=row.row,
        table=row.table,
        fate=fate,
        label=label,
        given=row.cells,
        foreign=row.id,
        why=found.why if found else "",
        of=found.record.label if found else "",
        of_id=found.record.id if found else "",
        match=found.match if found else None,
        problems=row.problems,
        is_of_file=row.is_of_file,
    )
