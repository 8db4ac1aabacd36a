"""The rows of a file as records to be: what would be written for each field, and what it says to compare by."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sync.files.phone_labels import labelled_column, noted, telling
from sync.importing.cleaning import cleaned
from sync.importing.plan import Fate, PlannedRow
from sync.workbook import CellValue
from translations import N_
from validation.business import Business
from validation.cells import canonical_text, sheet_value
from validation.cells.reading import counts_as_empty
from validation.checking import CheckedRows, check_rows
from validation.feeds import Feed, feeds_of
from validation.kinds import SEVERAL, Kind
from validation.layout import TabLayout
from validation.not_records import WhyNotRecord, record_rows
from validation.problems import Problem
from validation.record import Record
from validation.register import RegisterRows, customers_of
from validation.sheet import RawCell, RawTab, cell_text
from validation.tables import record_named

Said = str | frozenset[str]
"""What a field says: its canonical text, or the values of a field that holds several."""

_WHY = {
    WhyNotRecord.TOTAL: N_("This row adds up others."),
    WhyNotRecord.TITLE: N_("This row is a title."),
    WhyNotRecord.HEADINGS: N_("These are the headings once more."),
}
_BETWEEN = re.compile(r"[,;\n]")
_NOT_RECOGNISED = N_("The tab {tab} was not recognised.")
_NOTHING_TOLD = N_("This row says nothing that Bahi could keep.")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row to be imported. `id` is the one that the other program gave it, "" where there is none."""

    tab: str
    row: int
    table: str
    id: str
    cells: Mapping[str, CellValue]
    says: Mapping[str, Said]
    problems: tuple[Problem, ...] = ()
    customer: int | None = None
    """In a register: which of the tab's customers the row is of."""
    is_of_file: bool = True

    def with_said(self, texts: Mapping[str, str]) -> "SourceRow":
        """The row saying these as well."""
        return replace(self, cells={**self.cells, **texts}, says={**self.says, **texts})


@dataclass(frozen=True)
class SourceTab:
    """One tab of a file: its records, and the rows that are none."""

    layout: TabLayout
    rows: tuple[SourceRow, ...]
    customers: tuple[SourceRow, ...]
    """Of a register: the customers that its rows are about."""
    skipped: tuple[PlannedRow, ...]


def source_tab(tab: RawTab, layout: TabLayout, business: Business) -> SourceTab:
    """The tab's rows in its order; blank rows are left out."""
    if layout.table is None:
        return SourceTab(layout, (), (), tuple(_unrecognised(tab, layout)))
    tab = cleaned(tab, layout)
    indices, others = record_rows(tab, layout)
    skipped = [_skipped(tab.name, index, _WHY[why]) for index, why in others.items() if why in _WHY]
    feeds = feeds_of([layout], business)[layout.tab]
    rows = _rows(tab, layout, indices, layout.table, feeds, business)
    if not layout.is_register:
        skipped += [_skipped(row.tab, row.row - 1, _NOTHING_TOLD) for row in rows if not row.says]
        return SourceTab(layout, tuple(row for row in rows if row.says), (), tuple(skipped))
    people = _rows(tab, layout, indices, "Contacts", feeds, business)
    if layout.party:
        people = tuple(row.with_said({"name": layout.party}) for row in people)
    return SourceTab(layout, *_with_customers(rows, people), tuple(skipped))


def label_of(row: SourceRow) -> str:
    """What stands for the row, as snapshots make it: its name, else first and last name, else its firm."""
    label = str(row.says.get(record_named(row.table).table.label, ""))
    together = " ".join(str(row.says[name]) for name in ("first_name", "last_name") if name in row.says)
    return label or together or str(row.says.get("firm", ""))


def number_in(value: CellValue) -> Decimal | None:
    """The number that a cell holds, None for a text."""
    return Decimal(str(value)) if isinstance(value, Decimal | int | float) else None


def _rows(
    tab: RawTab, layout: TabLayout, indices: Sequence[int], table: str, feeds: Sequence[Feed], business: Business
) -> tuple[SourceRow, ...]:
    checked = check_rows(tab, layout, indices, record_named(table), business, feeds)
    wrong: dict[int, list[Problem]] = defaultdict(list)
    for problem in checked.problems:
        wrong[problem.row or 0].append(problem)
    own = _by_name(feed for feed in feeds if feed.table == table)
    return tuple(_row(tab, index, own, checked, at, wrong.get(index + 1, ())) for at, index in enumerate(indices))


def _row(
    tab: RawTab,
    index: int,
    feeds: Mapping[str, Sequence[Feed]],
    checked: CheckedRows,
    at: int,
    problems: Iterable[Problem],
) -> SourceRow:
    cells: dict[str, CellValue] = {}
    says: dict[str, Said] = {}
    row = tab.rows[index]
    for name, together in feeds.items():
        typed = [(feed, row[feed.placed.index] if len(row) > feed.placed.index else None) for feed in together]
        value = checked.columns[name][at]
        if not (filled := [(feed, cell) for feed, cell in typed if cell_text(cell)]) and value in (None, ()):
            continue
        if value in (None, ()) and all(counts_as_empty(cell_text(cell)) for _, cell in filled):
            continue
        kind = together[0].column.kind
        cells[name] = _cell(kind, value, [cell for _, cell in filled])
        says[name] = said_by(kind, value, str(cells[name] or "") if kind in SEVERAL else _first(filled))
        cells |= {
            f"+{feed.placed.heading}": cell_text(cell) for feed, cell in filled[1:] if kind not in SEVERAL
        }  # a second address is kept as a column of its own
    if "phones" in says:
        _note_phones(row, feeds, checked.record, cells, says)
    cells = {name: cell for name, cell in cells.items() if cell not in (None, "")}
    id_ = str(cells.pop("id", "") or "")
    says.pop("id", None)
    return SourceRow(tab.name, index + 1, checked.record.table.name, id_, cells, says, tuple(problems))


def _note_phones(
    row: Sequence[RawCell],
    feeds: Mapping[str, Sequence[Feed]],
    record: type[Record],
    cells: dict[str, CellValue],
    says: dict[str, Said],
) -> None:
    """What the headings of columns of phones, or columns of labels beside them, say of each phone."""
    labels = {labelled_column(feed.placed.heading): feed for feed in feeds.get("phone_notes", ())}
    if "phone_notes" not in record.model_fields or ("phone_notes" in says and not any(labels)):
        return
    for feed in feeds.get("phone_notes", ()):
        cells.pop(f"+{feed.placed.heading}", None)
    notes = []
    for feed in feeds.get("phones", ()):
        own = labels.get(feed.placed.heading)
        label = _text_at(row, own).removeprefix("*").strip() if own else telling(feed.placed.heading)
        notes.append(noted(_text_at(row, feed), label))
    said = ", ".join(filter(None, notes))
    cells["phone_notes"] = said
    says.pop("phone_notes", None)
    if said:
        says["phone_notes"] = said


def _text_at(row: Sequence[RawCell], feed: Feed) -> str:
    return cell_text(row[feed.placed.index]) if len(row) > feed.placed.index else ""


def _first(filled: Sequence[tuple[Feed, RawCell]]) -> str:
    return cell_text(filled[0][1]) if filled else ""


def _by_name(feeds: Iterable[Feed]) -> dict[str, list[Feed]]:
    together: dict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        together[feed.name].append(feed)
    return together


def _cell(kind: Kind, value: Any, typed: Sequence[RawCell]) -> CellValue:
    """What is written: clean values as such, phones and whatever is not understood as they were typed."""
    if kind not in SEVERAL and value is not None:
        return sheet_value(kind, value)
    texts = list(dict.fromkeys(cell_text(cell) for cell in typed))
    return ", ".join(texts) if texts else sheet_value(kind, value)


def said_by(kind: Kind, value: Any, typed: str) -> Said:
    """What a cell says: its value, or where that is not understood what was typed."""
    if kind in SEVERAL:
        return frozenset(map(str, value) if value else filter(None, map(str.strip, _BETWEEN.split(typed))))
    return canonical_text(kind, value) if value not in (None, ()) else typed


def _unrecognised(tab: RawTab, layout: TabLayout) -> Iterable[PlannedRow]:
    for index in range(layout.header_row, len(tab.rows)):
        if any(cell_text(cell) for cell in tab.rows[index]):
            yield _skipped(tab.name, index, _NOT_RECOGNISED)


def _skipped(tab: str, index: int, why: str) -> PlannedRow:
    return PlannedRow(tab, index + 1, "", Fate.SKIPPED, why=why)


def _with_customers(
    rows: Sequence[SourceRow], people: Sequence[SourceRow]
) -> tuple[tuple[SourceRow, ...], tuple[SourceRow, ...]]:
    """A register's rows, each knowing its customer, and the customers."""
    phones = [tuple(sorted(said)) if isinstance(said := p.says.get("phones"), frozenset) else () for p in people]
    names = [str(person.says.get("name", "")) for person in people]
    ids = [str(row.says.get("customer", "")) or None for row in rows]
    customers = customers_of(RegisterRows(names, phones, ids))
    of_row = {at: number for number, customer in enumerate(customers) for at in customer.rows}
    linked = tuple(replace(row, customer=of_row.get(at)) for at, row in enumerate(rows))
    derived = tuple(_together([people[at] for at in one.rows], one.key if one.has_id else "") for one in customers)
    return linked, derived


def _together(rows: Sequence[SourceRow], id_: str) -> SourceRow:
    """One customer out of the rows about them: the last that is not empty counts."""
    cells: dict[str, CellValue] = {}
    says: dict[str, Said] = {}
    for row in rows:
        for name, said in row.says.items():
            before = says.get(name)
            if isinstance(said, frozenset) and isinstance(before, frozenset) and name in row.cells:
                is_more = not said <= before
                cells[name] = f"{cells[name]}, {row.cells[name]}" if is_more else cells[name]
                says[name] = before | said
            elif name in row.cells:
                cells[name], says[name] = row.cells[name], said
    return replace(rows[0], id=id_, cells=cells, says=says, problems=(), is_of_file=False)
