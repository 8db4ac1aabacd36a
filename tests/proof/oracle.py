"""What each cell ought to hold: the emulator's ledger read entry by entry, beside what each copy of the app was asked to do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sync.cell_text import written_text
from sync.google.cells import extended, plain_value
from sync.google.grid import OWN_TAB
from sync.workbook import CellEdit, Edit, NewId, NewRow, Outcome, RowRemoval, Verdict
from tests.sheets_emulator.ledger import told
from tests.sheets_emulator.spreadsheet import Spreadsheet
from validation.sheet import cell_text

Json = dict[str, Any]
_REFERENCE = re.compile(r"(?<![A-Za-z0-9_])\$?[A-Z]{1,2}\$?\d+(?![A-Za-z0-9_(])")


@dataclass
class Operation:
    """One thing that somebody wanted in one copy of the app, and what became of it."""

    copy: str
    edit: Edit
    content: tuple[Any, ...] | None = ()
    """Of a removal or a numbering: what the row held when it was asked for, without its id; None is not known."""
    outcome: Outcome | None = None
    is_done: bool = False
    """It was carried out where it was meant to be."""
    was_so: bool = False
    """The sheet was seen as wanted, whoever did it."""
    is_withdrawn: bool = False

    @property
    def is_open(self) -> bool:
        return self.outcome is None and not self.is_withdrawn


@dataclass
class Cell:
    """What a cell holds and what it ought to."""

    actual: Any = None
    expected: Any = None
    by: Operation | None = None
    """The operation that put it there as wanted, and what was there before."""
    was: Any = None
    misplaced: Any = None
    """What of ours stands here by mistake, or stood here last, and what it displaced."""
    displaced: Any = None
    owed: tuple[Any, ...] = ()
    """What may be put back as well, where a person has typed, or copied from elsewhere, the very value that stood by mistake."""
    is_copied: bool = False
    """A person copied a value of ours from where it had no business to be."""


@dataclass
class Tab:
    """One tab by lasting names: columns by number of their own, rows by the emulator's."""

    titles: list[str]
    columns: list[int]
    header: int
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)

    def cell(self, uid: int, column: int) -> Cell:
        return self.rows.setdefault(uid, {}).setdefault(column, Cell())

    def heading(self, column: int) -> str:
        return text_of(self.cell(self.header, column).actual)

    def column(self, heading: str) -> int | None:
        return next((column for column in self.columns if heading and self.heading(column) == heading), None)

    def id_of(self, uid: int, heading: str) -> str:
        column = self.column(heading)
        return "" if column is None else text_of(self.cell(uid, column).actual)

    def ids_of(self, uid: int, heading: str) -> tuple[str, ...]:
        """The id that a row has and the one that it gets back where ours stands in its place."""
        column = self.column(heading)
        cell = Cell() if column is None else self.cell(uid, column)
        return text_of(cell.actual), text_of(cell.expected)

    def content(self, uid: int, but: str) -> tuple[Any, ...]:
        """What a row holds beside its id, by heading order of lasting columns."""
        skipped = self.column(but)
        cells = ((column, self.cell(uid, column).actual) for column in self.columns if column != skipped)
        return tuple(sorted((column, str(value)) for column, value in cells if value is not None))


def text_of(value: Any) -> str:
    """As the app compares it."""
    return "" if value is None else cell_text(value)


def plain(value: Any) -> Any:
    """A value of the ledger so that equal ones are equal: whole numbers as floats, formulas without their references."""
    if isinstance(value, str) and value.startswith("="):
        return _REFERENCE.sub("§", value).replace("#REF!", "§")
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return None if value == "" else value


def _is_formula(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("=")


def wanted(edit: CellEdit) -> Any:
    """What the ledger says when the edit has been made."""
    return plain_value(extended(edit.new))


class Oracle:
    """Follows one spreadsheet from its beginning."""

    def __init__(
        self, spreadsheet: Spreadsheet, copies: Sequence[str], *, numbers_rows: str = "", may_doubt: bool = False
    ) -> None:
        """`numbers_rows` is the heading under which the app may give ids to rows that have none, unasked.

        Where it `may_doubt`, an edit that was made and written over may be told as refused.
        """
        self.copies, self._numbers_rows, self._may_doubt = set(copies), numbers_rows, may_doubt
        self.operations: list[Operation] = []
        self.tabs = {sheet.id: _tab_of(sheet) for sheet in spreadsheet.sheets}
        self.wrongs: list[str] = []
        self.people, self.misplaced, self.copied, self.retyped = 0, 0, 0, 0
        self._next_column = 1000

    def follow(self, entries: Sequence[Json]) -> None:
        """Entries of the ledger, in order."""
        for _, call in groupby(entries, key=lambda one: (one["call"], one["author"])):
            self._follow_call(list(call))

    def _follow_call(self, entries: list[Json]) -> None:
        entries = [one for one in entries if one["tab"] != OWN_TAB]
        if not entries:
            return
        author = entries[0]["author"]
        for is_edit, run in groupby(entries, key=lambda one: one["kind"] == "edit"):
            if not is_edit:
                for one in run:
                    self._structure(one)
            elif author in self.copies:
                self._follow_app(author, list(run))
            else:
                self._follow_people(list(run))
        self._notice()

    def _structure(self, entry: Json) -> None:
        tab = self.tabs.get(entry["sheet_id"])
        if tab is None:
            return
        at, count = entry.get("start", 1) - 1, entry.get("count", 1)
        if entry["tab"] not in tab.titles:
            tab.titles.append(entry["tab"])
        if entry["kind"] == "insert_columns":
            self._reach(tab, at - 1)
            tab.columns[at:at] = [self._new_column() for _ in range(count)]
        elif entry["kind"] == "delete_columns":
            del tab.columns[at : at + count]
        elif entry["kind"] == "move_columns":
            self._move(tab, at, entry["to"] - 1)
        elif entry["kind"] == "delete_rows":
            if entry["author"] in self.copies and any(one["values"] for one in entry["gone"]):
                self._delete_by_app(tab, entry)
            for one in entry["gone"]:
                tab.rows.pop(one["row_uid"], None)

    def _delete_by_app(self, tab: Tab, entry: Json) -> None:
        for one in entry["gone"]:
            uid = one["row_uid"]
            operation = next((o for o in self._asked(entry["author"]) if self._removes(o, tab, uid)), None)
            if operation:
                operation.is_done = True
            elif any(cell.expected is not None for cell in tab.rows.get(uid, {}).values()):
                self.wrongs.append(f"a row was deleted that nobody wanted away: {one['values']}")

    def _move(self, tab: Tab, source: int, to: int) -> None:
        self._reach(tab, max(source, to))
        column = tab.columns.pop(source)
        tab.columns.insert(to if to <= source else to - 1, column)

    def _new_column(self) -> int:
        self._next_column += 1
        return self._next_column

    def _reach(self, tab: Tab, at: int) -> None:
        while len(tab.columns) <= at:
            tab.columns.append(self._new_column())

    def _cells(self, entries: Sequence[Json]) -> Iterator[tuple[Tab, int, int, Json]]:
        for one in entries:
            # A tab that is not known yet was made by the app, for rows whose own tab has other headings by now.
            tab = self.tabs.setdefault(one["sheet_id"], Tab([one["tab"]], [], header=one["row_uid"]))
            if one["tab"] not in tab.titles:
                tab.titles.append(one["tab"])
            self._reach(tab, one["column"] - 1)
            yield tab, one["row_uid"], tab.columns[one["column"] - 1], one

    def _follow_people(self, entries: list[Json]) -> None:
        self.people += 1
        for tab, uid, column, one in self._cells(entries):
            value = plain(one["after"])
            cell = tab.cell(uid, column)
            copied = one["request"] in ("person: proof copy row", "person: proof undo")
            sources = self._displaced_by(value) if copied else ()
            cell.is_copied = bool(sources)
            self.copied += cell.is_copied
            # It looks as it did before the person came, so that nobody can tell.
            is_same = cell.misplaced is not None and value == cell.misplaced != cell.expected
            # Of a row that was copied and one that was moved nobody can tell either, once the first is gone.
            cell.owed = ((cell.displaced,) if is_same else ()) + sources
            self.retyped += is_same
            cell.actual = cell.expected = value
            cell.by = None

    def _displaced_by(self, value: Any) -> tuple[Any, ...]:
        """What a value ought to give room to again, wherever it stands by mistake."""
        cells = [cell for tab in self.tabs.values() for row in tab.rows.values() for cell in row.values()]
        strayed = [cell for cell in cells if cell.actual == value and (cell.actual != cell.expected or cell.is_copied)]
        return tuple(was for cell in strayed for was in (cell.expected, *cell.owed) if was != value)

    def _asked(self, copy: str) -> list[Operation]:
        return [o for o in self.operations if o.copy == copy and not o.is_done and o.is_open]

    def _follow_app(self, copy: str, entries: list[Json]) -> None:
        found = list(self._cells(entries))
        for (_, uid), group in groupby(found, key=lambda one: (id(one[0]), one[1])):
            self._follow_row(copy, uid, list(group))

    def _follow_row(self, copy: str, uid: int, group: list[tuple[Tab, int, int, Json]]) -> None:
        tab = group[0][0]
        whole = next((o for o in self._asked(copy) if self._is_whole(o, tab, uid, group)), None)
        if whole:
            # A removal is done when nothing is left; what it takes away in a first step is as wanted, too.
            whole.is_done = not isinstance(whole.edit, RowRemoval) or not self._rest(tab, uid, group)
        for _, _, column, one in group:
            cell, value = tab.cell(uid, column), plain(one["after"])
            if whole:
                cell.by, cell.was = whole, cell.expected
                cell.actual = cell.expected = value
            elif cell.actual != cell.expected and value == cell.expected:
                cell.actual = value
            else:
                self._follow_cell(copy, tab, uid, column, value)

    def _follow_cell(self, copy: str, tab: Tab, uid: int, column: int, value: Any) -> None:
        cell = tab.cell(uid, column)
        # What an earlier write of ours left here may be put back and written over in one go.
        befores = (text_of(cell.actual), text_of(cell.expected))
        operation = next((o for o in self._asked(copy) if _is_meant(o, tab, uid, column, befores, value)), None)
        cell.actual = value
        if self._is_unasked(tab, uid, column, cell):
            cell.expected = value
        elif operation:
            operation.is_done = True
            cell.by, cell.was, cell.expected = operation, cell.expected, value
        elif cell.by and cell.by.is_open and value == cell.was:
            # Taken back before anybody was told of it, as when the tab or the column had another name by then.
            cell.by.is_done, cell.by, cell.expected = False, None, value
        elif value != cell.expected and value not in cell.owed:
            cell.misplaced, cell.displaced = value, cell.expected
            self.misplaced += 1

    def _is_unasked(self, tab: Tab, uid: int, column: int, cell: Cell) -> bool:
        """Whether the app gave a row its number, or a tab a heading that it lacked."""
        if not self._numbers_rows or cell.expected is not None:
            return False
        if uid == tab.header:
            return all(row is tab.rows[uid] or column not in row for row in tab.rows.values())
        is_filled = any(c.expected is not None for c in tab.rows[uid].values())
        return tab.heading(column) == self._numbers_rows and is_filled and not self._is_new(text_of(cell.actual))

    def _is_new(self, id_: str) -> bool:
        return any(isinstance(o.edit, NewRow) and o.edit.id == id_ for o in self.operations)

    def _is_whole(self, operation: Operation, tab: Tab, uid: int, group: list[tuple[Tab, int, int, Json]]) -> bool:
        """Whether these cells of a row are a new row, a numbering or a removal carried out where it was meant to be."""
        edit = operation.edit
        if isinstance(edit, CellEdit) or edit.tab not in tab.titles:
            return False
        id_column = tab.column(edit.id_heading)
        after = {column: plain(one["after"]) for _, _, column, one in group}
        if isinstance(edit, NewRow):
            given = {tab.column(heading): plain_value(extended(value)) for heading, value in edit.values}
            there = tab.rows.get(uid, {})
            # A formula that waits in an empty row stays, whatever the new row brings for its column.
            formulas = {column for column, cell in there.items() if _is_formula(cell.actual)}
            is_empty = all(cell.expected is None or _is_formula(cell.expected) for cell in there.values())
            left = {column: value for column, value in given.items() if value is not None and column not in formulas}
            # A file's new row takes the formulas of the row above.
            return is_empty and {column: value for column, value in after.items() if not _is_formula(value)} == left
        if isinstance(edit, NewId):
            is_blank = id_column is not None and tab.cell(uid, id_column).actual is None
            return is_blank and after == {id_column: edit.id} and tab.content(uid, edit.id_heading) == operation.content
        return set(after.values()) == {None} and self._removes(operation, tab, uid)

    def _removes(self, operation: Operation, tab: Tab, uid: int) -> bool:
        edit = operation.edit
        if not isinstance(edit, RowRemoval) or edit.tab not in tab.titles:
            return False
        is_right = tab.id_of(uid, edit.id_heading) == edit.id
        is_alike = operation.content is None or tab.content(uid, edit.id_heading) in (operation.content, ())
        return is_right and is_alike

    def _rest(self, tab: Tab, uid: int, group: list[tuple[Tab, int, int, Json]]) -> bool:
        taken = {column for _, _, column, _ in group}
        return any(cell.actual is not None for column, cell in tab.rows[uid].items() if column not in taken)

    def _notice(self) -> None:
        """Which open operations find the sheet as they want it."""
        for operation in self.operations:
            if operation.is_open and not operation.was_so:
                operation.was_so = any(_is_so(operation, tab) for tab in self.tabs.values())

    def asked(self, operation: Operation) -> Operation:
        """One more operation."""
        self.operations.append(operation)
        operation.was_so = any(_is_so(operation, tab) for tab in self.tabs.values())
        return operation

    def judgement(self) -> list[str]:
        """What went wrong and nobody was told of, in words; once every operation has been answered."""
        return [*self.wrongs, *filter(None, map(self._false_answer, self.operations)), *self._wrong_cells()]

    def _false_answer(self, operation: Operation) -> str:
        edit, outcome = operation.edit, operation.outcome
        if operation.is_withdrawn:
            return f"{edit} was withdrawn and yet carried out" if operation.is_done else ""
        if outcome is None:
            return f"{edit} was never answered"
        if outcome.verdict is Verdict.APPLIED:
            return "" if operation.is_done or operation.was_so else f"{edit} is said to be applied and was not"
        is_false = operation.is_done and outcome.verdict is not Verdict.LOST and self._leaves_something(operation)
        return f"{edit} is said to be {outcome.verdict} and was carried out" if is_false else ""

    def _leaves_something(self, operation: Operation) -> bool:
        """Whether the sheet still holds it; of a file nobody can say more after a crash (docs/decisions/0005)."""
        if not self._may_doubt:
            return True
        cells = (cell for tab in self.tabs.values() for row in tab.rows.values() for cell in row.values())
        return any(cell.by is operation and cell.actual is not None for cell in cells)

    def _wrong_cells(self) -> Iterator[str]:
        for tab in self.tabs.values():
            for uid, row in tab.rows.items():
                for column, cell in row.items():
                    if cell.actual not in (cell.expected, *cell.owed) and not self._is_told(cell):
                        where = f"{tab.titles[0]} row {uid} {tab.heading(column)}"
                        yield f"{where}: holds {cell.actual!r}, ought to hold {cell.expected!r}"

    def _is_told(self, cell: Cell) -> bool:
        refused = [o for o in self.operations if o.outcome and o.outcome.verdict is not Verdict.APPLIED]
        expected = text_of(cell.expected)
        outcomes = [(o, o.outcome) for o in refused if o.outcome]
        told = [o for o, outcome in outcomes if expected in str(plain(outcome.found))]
        return any(_writes(o, cell.actual) or (o.outcome and o.outcome.verdict is Verdict.LOST) for o in told)


def _writes(operation: Operation, value: Any) -> bool:
    edit = operation.edit
    if isinstance(edit, CellEdit):
        return bool(wanted(edit) == value)
    if isinstance(edit, NewRow):
        return any(plain_value(extended(one)) == value for _, one in edit.values)
    return value == edit.id if isinstance(edit, NewId) else value is None


def _is_meant(operation: Operation, tab: Tab, uid: int, column: int, befores: tuple[str, str], after: Any) -> bool:
    edit = operation.edit
    if not isinstance(edit, CellEdit) or edit.tab not in tab.titles or uid == tab.header:
        return False
    is_there = edit.id in tab.ids_of(uid, edit.id_heading) and tab.heading(column) == edit.heading
    return is_there and edit.base.strip() in befores and after == wanted(edit)


def _is_so(operation: Operation, tab: Tab) -> bool:
    edit = operation.edit
    if edit.tab not in tab.titles:
        return False
    rows = [uid for uid in tab.rows if uid != tab.header and tab.id_of(uid, edit.id_heading) == edit.id]
    if isinstance(edit, CellEdit):
        column = tab.column(edit.heading)
        texts = [] if column is None else [text_of(tab.cell(uid, column).actual) for uid in rows]
        return written_text(edit.new) in texts
    return not rows if isinstance(edit, RowRemoval) else bool(rows)


def _tab_of(sheet: Any) -> Tab:
    width = max((len(row.values) for row in sheet.rows), default=0)
    tab = Tab([sheet.title], list(range(width)), sheet.rows[0].uid)
    for row in sheet.rows:
        for column, value in enumerate(row.values):
            found = plain(told(value))
            tab.rows.setdefault(row.uid, {})[column] = Cell(found, found)
    return tab
