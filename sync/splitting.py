"""A tab for the customers of a register, made on request, and back to the register alone; what is known stays the same.

The register's own tab is never written to but for the numbers that its rows have anyway: it goes on as the tab of sales.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from records.addresses import heading_of
from records.query import Query
from records.rows import Row
from records.snapshot import Snapshot
from sync.current import reading
from sync.edits import EditRefused, RecordCells, save_records
from sync.locks import one_syncing
from sync.place import Place, open_workbook
from sync.prepare import begin_numbering, first_ids, new_column
from sync.pull import pull
from sync.push import push
from sync.set_aside import set_aside, tabs_set_aside
from sync.workbook import CellValue, NewTab
from translations import N_
from validation.cells import canonical_text, sheet_value
from validation.column import Field
from validation.kinds import SEVERAL
from validation.record import fields_of
from validation.tables import Contact

CUSTOMERS = Contact.table.name
_ID = tuple(field for field in fields_of(Contact) if field.name == "id")
_MOST = 10_000_000
_SWITCHED = frozenset({"TabMissing", "HeadingMissing", "MassDeletion"})
"""What setting a tab aside looks like to the guards of a pull."""


@dataclass(frozen=True)
class SplitPlan:
    """What making a tab for the customers would do; nothing where `customers` is 0."""

    tab: str
    is_new: bool
    customers: int
    """So many have no row of their own yet."""
    headings: tuple[str, ...]
    to_number: int = 0
    """Rows of the register that get their ID first."""

    def as_json(self) -> dict[str, Any]:
        """What `python -m sync register split --json` prints of it."""
        return {**self.__dict__, "headings": list(self.headings)}


@dataclass(frozen=True)
class JoinPlan:
    """What going back to the register alone would do: the tab is set aside, and stays in the workbook."""

    tab: str
    customers: int
    stays: Mapping[str, int] = field(default_factory=dict)
    """By heading what the register has no column for, and of how many customers it will be seen in that tab only."""
    only_there: tuple[str, ...] = ()
    """Customers that no row of the register names."""

    def as_json(self) -> dict[str, Any]:
        """What `python -m sync register join --json` prints of it."""
        return {**self.__dict__, "stays": dict(self.stays), "only_there": list(self.only_there)}


@dataclass(frozen=True)
class Switched:
    """What was done. `backup` is where the workbook as it was before is kept, `saved_as` takes the written cells back."""

    backup: str
    rows: int
    saved_as: str


def plan_split(place: Place) -> SplitPlan:
    """Reads what was read last, and writes nothing. Raises EditRefused where there is no register."""
    with reading(place) as snapshot:
        _must_be_a_register(snapshot)
        tab = _tab_of_customers(snapshot)
        fields = _fields_of_register(snapshot)
        to_number = sum(ids.rows for ids in first_ids(snapshot))
        is_new = not tab and CUSTOMERS not in tabs_set_aside(place)
        if is_new and any(state.tab == CUSTOMERS for state in snapshot.tabs()):
            raise EditRefused(
                N_("There is a tab {tab} that Bahi does not understand. Please give it another name."), tab=CUSTOMERS
            )
        headings = tuple(field.heading for field in fields)
        return SplitPlan(tab or CUSTOMERS, is_new, len(_without_row(snapshot)), headings, to_number)


def split(place: Place, *, author: str = "", clock: Callable[[], datetime] = datetime.now) -> Switched:
    """Keep a backup, and give each customer of the register a row in a tab of their own. Called again it does the rest."""
    plan = plan_split(place)
    backup = _numbered(place)
    with reading(place) as snapshot:
        before = _said_of_all(snapshot)
        fields = _fields_of_register(snapshot)
    if CUSTOMERS in tabs_set_aside(place):
        set_aside(place, CUSTOMERS, is_used=True)
        pull(place, anew=True)
    elif plan.is_new:
        _make_tab(place, fields)
    with reading(place) as snapshot:
        without_row = _without_row(snapshot)
        fresh = [
            RecordCells(CUSTOMERS, row.key, _cells(row, fields), is_new=True, label=row.label)
            for row in _rows(snapshot)
            if without_row.get(row.key) == row.key
        ]
        changed = list(_to_carry_over(snapshot, before, fields))
    return _written(place, backup, [*fresh, *changed], author=author, clock=clock)


def plan_join(place: Place) -> JoinPlan:
    """Reads what was read last, and writes nothing. Raises EditRefused where the customers have no tab beside a register."""
    with reading(place) as snapshot:
        _must_be_a_register(snapshot)
        tab = _tab_of_customers(snapshot)
        if not tab:
            raise EditRefused(N_("The customers have no tab of their own."))
        named = _named_by_register(snapshot)
        rows = [row for row in _rows(snapshot) if row.tab == tab]
        placed = {field.name for field in _fields_of_register(snapshot)}
        stays: dict[str, int] = {}
        for wanted in snapshot.fields(CUSTOMERS):
            count = sum(wanted.name not in placed and bool(_said(row, wanted)) for row in rows)
            if count and not wanted.column.is_app_owned and wanted.name != "id":
                stays[wanted.heading] = count
        only_there = tuple(row.label for row in rows if row.key not in named)
        return JoinPlan(tab, len(rows), stays=stays, only_there=only_there)


def join(place: Place, *, author: str = "", clock: Callable[[], datetime] = datetime.now) -> Switched:
    """Keep a backup, set the tab of customers aside, and write into the register's rows what was changed in it meanwhile."""
    plan = plan_join(place)
    backup = _backed_up(place)
    with reading(place) as snapshot:
        before = _said_of_all(snapshot)
    set_aside(place, plan.tab)
    pull(place, anew=True, accept=_SWITCHED)
    with reading(place) as snapshot:
        changed = list(_to_carry_over(snapshot, before, _fields_of_register(snapshot)))
    return _written(place, backup, changed, author=author, clock=clock)


def _must_be_a_register(snapshot: Snapshot) -> None:
    if not any(tab.is_register for tab in snapshot.tabs()):
        raise EditRefused(N_("This workbook has no register, where the customer stands in each row of the sales."))


def _tab_of_customers(snapshot: Snapshot) -> str:
    return next((state.tab for state in snapshot.tabs() if state.table == CUSTOMERS), "")


def _fields_of_register(snapshot: Snapshot) -> tuple[Field, ...]:
    """What the registers tell of a customer: the name always, the rest where a tab has a column for it."""
    registers = {state.tab for state in snapshot.tabs() if state.is_register}
    placed = {one.field for one in snapshot.headings(CUSTOMERS) if one.tab in registers} | {"name"}
    return tuple(field for field in fields_of(Contact) if field.name in placed and field.name != "id")


def _without_row(snapshot: Snapshot) -> Mapping[str, str | None]:
    """The customers that stand in the register only, by key, each with the number that its rows have."""
    found = snapshot.cursor().execute("SELECT _key, id FROM contacts WHERE _derived ORDER BY _position")
    return dict(found.fetchall())


def _named_by_register(snapshot: Snapshot) -> frozenset[str]:
    found = snapshot.cursor().execute("SELECT DISTINCT key FROM derived_rows")
    return frozenset(key for (key,) in found.fetchall())


def _rows(snapshot: Snapshot) -> Sequence[Row]:
    return snapshot.rows(Query("contacts"), limit=_MOST)


def _said(row: Row, field: Field) -> str:
    """What is known in a field, whether or not it was understood."""
    return canonical_text(field.kind, row.values.get(field.name)) or row.typed.get(field.name, "")


def _said_of_all(snapshot: Snapshot) -> Mapping[str, Row]:
    return {row.key: row for row in _rows(snapshot)}


def _cells(row: Row, fields: Sequence[Field]) -> dict[str, CellValue]:
    return {field.name: cell for field in fields if (cell := _cell(row, field)) not in (None, "")}


def _cell(row: Row, field: Field) -> CellValue:
    value = row.values.get(field.name)
    if field.kind in SEVERAL or value is None:
        return _said(row, field)
    return sheet_value(field.kind, value)


def _to_carry_over(snapshot: Snapshot, before: Mapping[str, Row], fields: Sequence[Field]) -> Iterator[RecordCells]:
    """What each customer said before and does not say now, where the row's own tab has or may get a column for it."""
    for row in _rows(snapshot):
        if was := before.get(row.key):
            placed = [f for f in fields if not row.is_derived or heading_of(snapshot, CUSTOMERS, f.name, row.tab)]
            cells = {field.name: cell for field in placed if (cell := _lost(was, row, field))}
            if cells:
                yield RecordCells(CUSTOMERS, row.key, cells, is_new=False, label=row.label)


def _lost(was: Row, now: Row, field: Field) -> CellValue:
    if field.kind in SEVERAL:
        kept = now.values.get(field.name) or ()
        return canonical_text(field.kind, tuple(one for one in was.values.get(field.name) or () if one not in kept))
    return _cell(was, field) if _said(was, field) != _said(now, field) else None


def _numbered(place: Place) -> str:
    """Every row and every customer of the register has its number; returns where the workbook as it was is kept."""
    with reading(place) as snapshot:
        is_numbered = not first_ids(snapshot) and None not in _without_row(snapshot).values()
    if is_numbered:
        return _backed_up(place)
    backup = begin_numbering(place)
    for _ in range(2):  # the rows first, then whose they are
        pull(place)
        push(place)
    pull(place)
    return backup


def _backed_up(place: Place) -> str:
    with one_syncing(place):
        return open_workbook(place).back_up()


def _make_tab(place: Place, fields: Sequence[Field]) -> None:
    with reading(place) as snapshot:
        columns = tuple(new_column(field, snapshot.business) for field in (*_ID, *fields))
    with one_syncing(place):
        open_workbook(place).add_tabs([NewTab(CUSTOMERS, columns)])
    pull(place)


def _written(
    place: Place, backup: str, records: Sequence[RecordCells], *, author: str, clock: Callable[[], datetime]
) -> Switched:
    saved = save_records(place, records, author=author, clock=clock)
    push(place)
    pull(place)
    return Switched(backup, len(records), saved.saved_as)
