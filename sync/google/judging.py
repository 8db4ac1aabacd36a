"""Edits judged against a tab as it is now: each is applied to the tab's state or refused with what was found."""

from collections.abc import Collection

from sync.cell_text import written_text
from sync.google.cells import is_too_long
from sync.google.tabstate import TabState
from sync.workbook import CellEdit, CellValue, Edit, NewId, NewRow, Outcome, RowRemoval, Verdict
from sync.xlsx.header import Header, header_with


def judge(edit: Edit, key: str, state: TabState, emptied: Collection[str]) -> Outcome | None:
    """The verdict on one edit, or None where `state` holds what is to be written for it.

    `key` is what the edit is known by; `emptied` the keys of removals whose row has lost all but its id.
    """
    header = header_with(state.headers, _headings_of(edit))
    if header is None:
        return Outcome(edit.operation, Verdict.NO_COLUMN)
    if isinstance(edit, CellEdit):
        return _judge_cell(edit, key, header, state)
    if isinstance(edit, NewRow):
        return _judge_new_row(edit, key, header, state)
    if isinstance(edit, NewId):
        return _judge_new_id(edit, key, header, state)
    return _judge_removal(edit, key, header, state, is_emptied=key in emptied)


def _headings_of(edit: Edit) -> list[str]:
    if isinstance(edit, CellEdit):
        return [edit.id_heading, edit.heading]
    if isinstance(edit, NewRow):
        return [edit.id_heading, *(heading for heading, value in edit.values if value not in (None, ""))]
    return [edit.id_heading]


def _judge_cell(edit: CellEdit, key: str, header: Header, state: TabState) -> Outcome | None:
    rows = state.rows_with(header, edit.id_heading, edit.id)
    if len(rows) != 1:
        return Outcome(edit.operation, Verdict.DOUBLED if rows else Verdict.GONE)
    row, column = rows[0], header.columns[edit.heading]
    found = state.text(row, column)
    if state.is_formula(row, column):
        return Outcome(edit.operation, Verdict.FORMULA, found)
    if found == written_text(edit.new):
        return _applied_with(edit, key, header, state, row, column)
    if found != edit.base.strip() or is_too_long(edit.new):
        return Outcome(edit.operation, Verdict.CONFLICT, found)
    if state.is_closed(row, column):
        return Outcome(edit.operation, Verdict.PROTECTED, found)
    state.own(row, header, edit.id_heading, key)
    state.write(row, column, edit.new, key)
    return None


def _applied_with(edit: CellEdit, key: str, header: Header, state: TabState, row: int, column: int) -> Outcome | None:
    """It is there already; where an edit before it writes it, its fate is that one's."""
    if not state.is_written(row, column):
        return Outcome(edit.operation, Verdict.APPLIED)
    state.own(row, header, edit.id_heading, key)
    state.share(row, column, key)
    return None


def _judge_new_row(edit: NewRow, key: str, header: Header, state: TabState) -> Outcome | None:
    if rows := state.rows_with(header, edit.id_heading, edit.id):
        if not any(state.is_written(row, header.columns[edit.id_heading]) for row in rows):
            return Outcome(edit.operation, Verdict.APPLIED)
        state.own(rows[0], header, edit.id_heading, key)
        state.share(rows[0], header.columns[edit.id_heading], key)
        return None
    if any(is_too_long(value) for _, value in edit.values):
        return Outcome(edit.operation, Verdict.CONFLICT)
    row, column = state.next_row(header.row), header.columns[edit.id_heading]
    if state.is_formula(row, column):
        return Outcome(edit.operation, Verdict.FORMULA)
    if state.is_closed(row, column, *(header.columns[name] for name, value in edit.values if value not in (None, ""))):
        return Outcome(edit.operation, Verdict.PROTECTED)
    state.own(row, header, edit.id_heading, key, by_id=False)
    # Nothing is written where the row brings nothing: a formula may wait there, or one above may spill into it.
    given = [(name, value) for name, value in edit.values if value not in (None, "")]
    values: dict[int, CellValue] = {header.columns[name]: value for name, value in given}
    for where, value in (values | {column: edit.id}).items():
        if not state.is_formula(row, where):
            state.write(row, where, value, key)
    return None


def _judge_new_id(edit: NewId, key: str, header: Header, state: TabState) -> Outcome | None:
    column = header.columns[edit.id_heading]
    if state.rows_with(header, edit.id_heading, edit.id):
        return Outcome(edit.operation, Verdict.APPLIED)
    meant = (row for row in state.prints.rows_meant(edit) if row > header.row)
    row = next((row for row in meant if not state.is_written(row, column)), None)
    if row is None:
        return Outcome(edit.operation, Verdict.GONE)
    if state.is_formula(row, column):
        return Outcome(edit.operation, Verdict.FORMULA, state.text(row, column))
    if found := state.text(row, column):
        return Outcome(edit.operation, Verdict.CONFLICT, found)
    if state.is_closed(row, column):
        return Outcome(edit.operation, Verdict.PROTECTED)
    state.own(row, header, edit.id_heading, key, by_id=False)
    state.write(row, column, edit.id, key)
    return None


def _judge_removal(edit: RowRemoval, key: str, header: Header, state: TabState, *, is_emptied: bool) -> Outcome | None:
    rows = state.rows_with(header, edit.id_heading, edit.id)
    if len(rows) != 1:
        # Without a row, what was wanted is so already: a repeated removal, or a person was quicker.
        return Outcome(edit.operation, Verdict.DOUBLED if rows else Verdict.APPLIED)
    row, column = rows[0], header.columns[edit.id_heading]
    others = [c for c, cell in enumerate(state.tab.rows[row - 1]) if c != column and cell.typed and not cell.is_formula]
    is_changed = bool(others) if is_emptied else edit.fingerprint not in state.prints.of(row)
    if is_changed or state.is_written(row):
        return Outcome(edit.operation, Verdict.CONFLICT)
    if state.is_closed(row, column, *others):
        return Outcome(edit.operation, Verdict.PROTECTED)
    state.own(row, header, edit.id_heading, key)
    # The id goes last, when the row holds nothing else: only by it could the row be found again and put back.
    for where in others or [column]:
        state.write(row, where, None, key)
    return None
