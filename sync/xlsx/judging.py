"""Edits judged against a tab as it is now: each is applied to the tab's state or refused with what was found."""

from sync.workbook import CellEdit, CellValue, Edit, NewId, NewRow, Outcome, RowRemoval, Verdict
from sync.xlsx.areas import LAST_ROW
from sync.xlsx.cellxml import is_too_long, text_of
from sync.xlsx.header import Header, header_with
from sync.xlsx.tabstate import TabState


class SheetFull(Exception):
    """No row is left below the last one."""


def judge(edit: Edit, state: TabState) -> Outcome:
    """The verdict on one edit; where it is APPLIED, `state` holds what is to be written, if anything."""
    header = header_with(state.headers, headings_of(edit))
    if header is None:
        return Outcome(edit.operation, Verdict.NO_COLUMN)
    if isinstance(edit, CellEdit):
        return _judge_cell(edit, header, state)
    if isinstance(edit, NewRow):
        return _judge_new_row(edit, header, state)
    if isinstance(edit, NewId):
        return _judge_new_id(edit, header, state)
    return _judge_removal(edit, header, state)


def judge_doubtful(edit: Edit, state: TabState) -> Outcome:
    """The verdict where an edit may have been made and somebody may have gone on since: APPLIED only if the tab is so."""
    header = header_with(state.headers, headings_of(edit))
    if header is None:
        return Outcome(edit.operation, Verdict.NO_COLUMN)
    rows = state.rows_with(header, edit.id_heading, edit.id)
    if not isinstance(edit, CellEdit):
        is_so = bool(rows) != isinstance(edit, RowRemoval)
        return Outcome(edit.operation, Verdict.APPLIED if is_so else Verdict.CONFLICT)
    if len(rows) != 1:
        return Outcome(edit.operation, Verdict.DOUBLED if rows else Verdict.GONE)
    found = state.text(rows[0], header.columns[edit.heading])
    return Outcome(edit.operation, Verdict.APPLIED if found == text_of(edit.new) else Verdict.CONFLICT, found)


def headings_of(edit: Edit) -> list[str]:
    """The headings that a tab must have for the edit."""
    if isinstance(edit, CellEdit):
        return [edit.id_heading, edit.heading]
    if isinstance(edit, NewRow):
        return [edit.id_heading, *(heading for heading, value in edit.values if value not in (None, ""))]
    return [edit.id_heading]


def _judge_cell(edit: CellEdit, header: Header, state: TabState) -> Outcome:
    rows = state.rows_with(header, edit.id_heading, edit.id)
    if len(rows) != 1:
        return Outcome(edit.operation, Verdict.DOUBLED if rows else Verdict.GONE)
    row, column = rows[0], header.columns[edit.heading]
    found = state.text(row, column)
    if state.is_formula(row, column):
        return Outcome(edit.operation, Verdict.FORMULA, found)
    if found == text_of(edit.new):
        if _is_about_spaces(edit):
            state.write(row, column, edit.new)
        return Outcome(edit.operation, Verdict.APPLIED)
    if found != edit.base.strip() or is_too_long(edit.new):
        return Outcome(edit.operation, Verdict.CONFLICT, found)
    state.write(row, column, edit.new)
    if column == header.columns[edit.id_heading]:
        state.move_id(column, row, old=edit.id.strip(), new=text_of(edit.new))
    return Outcome(edit.operation, Verdict.APPLIED)


def _is_about_spaces(edit: CellEdit) -> bool:
    """Whether it takes away, or brings back, the spaces around a text: nothing that comparing would see."""
    return any(isinstance(text, str) and text != text.strip() for text in (edit.base, edit.new))


def _judge_new_row(edit: NewRow, header: Header, state: TabState) -> Outcome:
    column = header.columns[edit.id_heading]
    if state.rows_with(header, edit.id_heading, edit.id):
        return Outcome(edit.operation, Verdict.APPLIED)
    if any(is_too_long(value) for _, value in edit.values):
        return Outcome(edit.operation, Verdict.CONFLICT)
    row = next_row(state)
    if row > LAST_ROW:
        raise SheetFull
    if state.is_formula(row, column):
        return Outcome(edit.operation, Verdict.FORMULA)
    # Nothing is written where the row brings nothing: a formula copied from above may belong there.
    given = [(name, value) for name, value in edit.values if value not in (None, "")]
    values: dict[int, CellValue] = {header.columns[name]: value for name, value in given}
    for place, value in (values | {column: edit.id}).items():
        if not state.is_formula(row, place):
            state.write(row, place, value)
    state.add_row(row)
    state.move_id(column, row, new=edit.id.strip())
    return Outcome(edit.operation, Verdict.APPLIED)


def next_row(state: TabState) -> int:
    """Where the next new row goes: below the last one that is filled, and below those added before it."""
    last = state.found.last
    return max(last.number if last else 0, state.totals_row, state.last_new) + 1


def _judge_new_id(edit: NewId, header: Header, state: TabState) -> Outcome:
    column = header.columns[edit.id_heading]
    if state.rows_with(header, edit.id_heading, edit.id):
        return Outcome(edit.operation, Verdict.APPLIED)
    row = _row_like(edit, header, state)
    if row is None:
        return Outcome(edit.operation, Verdict.GONE)
    if state.is_formula(row, column):
        return Outcome(edit.operation, Verdict.FORMULA, state.text(row, column))
    if found := state.text(row, column):
        return Outcome(edit.operation, Verdict.CONFLICT, found)
    state.write(row, column, edit.id)
    state.move_id(column, row, new=edit.id.strip())
    return Outcome(edit.operation, Verdict.APPLIED)


def _row_like(edit: NewId, header: Header, state: TabState) -> int | None:
    """The row the edit means, other new ids of this batch having taken theirs."""
    column = header.columns[edit.id_heading]
    meant = (row for row in state.prints.rows_meant(edit) if row > header.row)
    return next((row for row in meant if column not in state.writes.get(row, {})), None)


def _judge_removal(edit: RowRemoval, header: Header, state: TabState) -> Outcome:
    rows = state.rows_with(header, edit.id_heading, edit.id)
    if not rows:
        # What was wanted is so already: a repeated removal, or a person was quicker.
        return Outcome(edit.operation, Verdict.APPLIED)
    if len(rows) > 1:
        return Outcome(edit.operation, Verdict.DOUBLED)
    if edit.fingerprint not in state.prints.of(rows[0]) or rows[0] in state.writes:
        return Outcome(edit.operation, Verdict.CONFLICT)
    state.removed.add(rows[0])
    state.move_id(header.columns[edit.id_heading], rows[0], old=edit.id.strip())
    return Outcome(edit.operation, Verdict.APPLIED)
